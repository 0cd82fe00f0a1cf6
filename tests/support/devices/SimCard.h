// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QVector>

namespace yichuang::tests {

/// The 256 bytes of a card made from JSON such as
/// `{"layout":"citizen","name":"李明","sex":"1","nation":"01","birth":"19491231","address":"…",
/// "number":"11010519491231002X","authority":"…","from":"20200101","to":"长期"}`.
/// Layouts: citizen, permit_hk_mo_tw (+ passNumber, issueCount), foreigner_2017 (+ englishName,
/// nationality, cardVersion), foreigner_2023 (+ englishName, nationality, issueCount). Fields that are
/// too long or have an unknown name are refused.
[[nodiscard]] base::Result<QByteArray> makeCardText(const QJsonObject &person);

/// 1024 bytes in the place of a photo. Not a picture: no free code can make one.
[[nodiscard]] QByteArray makeCardPhoto();

/// A fictional person per layout, for tests and the demo.
[[nodiscard]] QJsonObject samplePerson(const QString &layout);

/// The people who come to the demo window one after another: three citizens, a foreigner, a resident of Hong Kong.
[[nodiscard]] QVector<QJsonObject> samplePeople();

} // namespace yichuang::tests
