// SPDX-License-Identifier: Apache-2.0
#include "ui/ErrorText.h"

#include <iterator>

namespace yichuang::ui {

namespace {

struct Line {
    const char *reason;
    const char *text;
};

#define SENTENCE(text) QT_TRANSLATE_NOOP("yichuang::ui::ErrorText", text)

const Line lines[] = {
    {"identity.length", SENTENCE("The identity number has the wrong length.")},
    {"identity.characters", SENTENCE("The identity number has a character that cannot be there.")},
    {"identity.division", SENTENCE("The identity number begins with no known region.")},
    {"identity.birth", SENTENCE("The birth date inside the identity number does not exist.")},
    {"identity.check_digit", SENTENCE("The check digit does not fit: compare the number with the card.")},
    {"identity.form", SENTENCE("This is not the form of such a document's number.")},
    {"uscc.length", SENTENCE("A unified social credit code has 18 characters.")},
    {"uscc.characters", SENTENCE("The code has a character that cannot be there (I, O, Z, S and V are never used).")},
    {"uscc.check_digit", SENTENCE("The check character does not fit: compare the code with the licence.")},
    {"applicant.name", SENTENCE("The applicant's name is missing.")},
    {"applicant.id_number", SENTENCE("The applicant's identity number is missing.")},
    {"applicant.phone", SENTENCE("This is not a phone number.")},
    {"case.agent", SENTENCE("For this item the applicant must appear in person.")},
    {"case.application", SENTENCE("The first act on a case must carry the application.")},
    {"case.back_dated", SENTENCE("The act lies before the last one on this case. Check the clock of this computer.")},
    {"case.calendar", SENTENCE("There is no working-day calendar here yet. Connect to the centre once.")},
    {"case.changes", SENTENCE("Nothing was changed.")},
    {"case.decision", SENTENCE("Say whether it is granted or refused.")},
    {"case.defect_text", SENTENCE("Say what is wrong with every material that is lacking.")},
    {"case.deferral_open", SENTENCE("A deferred material has not come yet, so the result may not be issued.")},
    {"case.due_differs", SENTENCE("The printed dates differ from the computed ones.")},
    {"case.exists", SENTENCE("This case exists already.")},
    {"case.extension_late", SENTENCE("The limit has run out; it can no longer be extended.")},
    {"case.extension_length", SENTENCE("The extension is longer than the law allows for this item.")},
    {"case.field", SENTENCE("This field cannot be corrected.")},
    {"case.field_missing", SENTENCE("A question of this item is not answered yet.")},
    {"case.hand_over_window", SENTENCE("Choose another window of this hall.")},
    {"case.life_cycle", SENTENCE("The case has moved on; this can no longer be done.")},
    {"case.material_lacking", SENTENCE("Materials are lacking. Give the correction notice.")},
    {"case.material_unchecked", SENTENCE("Some materials are not checked yet.")},
    {"case.material_unlawful", SENTENCE("A material is marked in a way this item does not allow.")},
    {"case.merge", SENTENCE("Somebody else changed the same field.")},
    {"case.no_due", SENTENCE("This item has no limit that could be extended.")},
    {"case.no_extension", SENTENCE("This item allows no extension.")},
    {"case.not_deemed", SENTENCE("This item knows no deemed acceptance.")},
    {"case.not_immediate", SENTENCE("This item is not decided on the spot.")},
    {"case.note", SENTENCE("Give a reason.")},
    {"case.nothing_lapsed", SENTENCE("The time for corrections is still running.")},
    {"case.nothing_to_correct", SENTENCE("Nothing is lacking, so there is nothing to correct.")},
    {"case.notice_deadline", SENTENCE("The time for a correction notice has passed: the case counts as accepted since receipt.")},
    {"case.notice_running", SENTENCE("The time for a correction notice is still running.")},
    {"case.received_later", SENTENCE("The receipt lies after the act. Check the clock of this computer.")},
    {"case.receiver", SENTENCE("Who collects the result is missing.")},
    {"case.referred_to", SENTENCE("Say to whom it is referred.")},
    {"case.reject_ground", SENTENCE("Choose the legal ground.")},
    {"case.second_correction", SENTENCE("The correction notice was given already. A second one is a breach (Licensing Law 32(4), 72(4)).")},
    {"case.second_extension", SENTENCE("The limit was extended already; it can be extended only once.")},
    {"case.settlement", SENTENCE("Choose how to settle it.")},
    {"case.stop_date", SENTENCE("The procedure cannot begin before the acceptance or in the future.")},
    {"case.stop_detail", SENTENCE("Say which procedure stops the clock and for how many working days.")},
    {"case.stop_ground", SENTENCE("This procedure does not stop the clock for this item.")},
    {"case.tracking", SENTENCE("The number of the parcel is missing.")},
    {"case.void_ground", SENTENCE("Choose why the case is void.")},
    {"policy.act", SENTENCE("Nobody at a window may do this.")},
    {"policy.department", SENTENCE("This item belongs to another department.")},
    {"policy.exclusive", SENTENCE("Your roles exclude each other; ask the hall manager.")},
    {"policy.item", SENTENCE("The catalogue here does not know this item.")},
    {"policy.on_the_spot", SENTENCE("Only immediate items may be decided at the window.")},
    {"policy.own_acceptance", SENTENCE("Who accepted the case may not also decide it.")},
    {"policy.person", SENTENCE("This person may not work here.")},
    {"policy.role", SENTENCE("Your role does not allow this.")},
    {"policy.seat", SENTENCE("You are not assigned to this window.")},
    {"policy.window", SENTENCE("This window is not known at the centre.")},
    {"policy.window_right", SENTENCE("This window may not do that for this item.")},
    {"due.extension_unit", SENTENCE("The extension is counted in another unit than the limit.")},
    {"due.out_of_range", SENTENCE("The date lies outside the calendar.")},
    {"limit.value", SENTENCE("This number of days is out of range.")},
};

#undef SENTENCE

} // namespace

QString ErrorText::ofReason(const QByteArray &reason)
{
    for (const Line &line : lines) {
        if (reason == line.reason) {
            return tr(line.text);
        }
    }
    return {};
}

QList<QByteArray> ErrorText::knownReasons()
{
    QList<QByteArray> reasons;
    for (const Line &line : lines) {
        reasons.append(line.reason);
    }
    return reasons;
}

QString ErrorText::sentence(const base::Error &error)
{
    const QString own = ofReason(error.reason);
    return own.isEmpty() ? ofCode(error.code) : own;
}

Notice ErrorText::notice(const base::Error &error)
{
    return {Tone::Bad, sentence(error), tr("Everything entered is kept."), nextStep(error.code)};
}

QString ErrorText::ofCode(base::ErrorCode code)
{
    using base::ErrorCode;
    switch (code) {
    case ErrorCode::InvalidArgument: return tr("An entry does not fit its own rules.");
    case ErrorCode::NotFound: return tr("It was not found.");
    case ErrorCode::AlreadyExists: return tr("It exists already.");
    case ErrorCode::Malformed: return tr("What came in could not be read.");
    case ErrorCode::NotAllowed: return tr("This is not allowed here.");
    case ErrorCode::Conflict: return tr("Somebody else changed it meanwhile.");
    case ErrorCode::Expired: return tr("The time for this is over.");
    case ErrorCode::WrongSecret: return tr("The password or code is not right.");
    case ErrorCode::Locked: return tr("Too many wrong tries; it is locked.");
    case ErrorCode::Busy: return tr("It is busy just now.");
    case ErrorCode::Unavailable: return tr("The centre or the device cannot be reached.");
    case ErrorCode::Timeout: return tr("There was no answer in time.");
    case ErrorCode::Cancelled: return tr("It was cancelled.");
    case ErrorCode::StorageFailed: return tr("This computer's disk refused to write.");
    case ErrorCode::StorageCorrupt: return tr("Stored data is damaged; the file was kept as it is.");
    case ErrorCode::StorageNewer: return tr("The data was written by a newer version of this program.");
    case ErrorCode::CryptoFailed: return tr("A key, certificate or signature did not hold.");
    case ErrorCode::Unsupported: return tr("This is not offered here.");
    case ErrorCode::Internal: return tr("The program broke a promise of its own.");
    }
    Q_UNREACHABLE();
}

QString ErrorText::nextStep(base::ErrorCode code)
{
    using base::ErrorCode;
    switch (code) {
    case ErrorCode::Busy:
    case ErrorCode::Timeout: return tr("Try again in a moment.");
    case ErrorCode::Unavailable: return tr("Go on working; it is sent when the connection is back.");
    case ErrorCode::StorageFailed: return tr("Free some disk space, then repeat the last step.");
    case ErrorCode::StorageCorrupt:
    case ErrorCode::StorageNewer:
    case ErrorCode::CryptoFailed:
    case ErrorCode::Internal: return tr("Call the help desk and send the health report of the sync page.");
    case ErrorCode::Conflict: return tr("Settle it on the sync page.");
    case ErrorCode::InvalidArgument:
    case ErrorCode::NotFound:
    case ErrorCode::AlreadyExists:
    case ErrorCode::Malformed:
    case ErrorCode::NotAllowed:
    case ErrorCode::Expired:
    case ErrorCode::WrongSecret:
    case ErrorCode::Locked:
    case ErrorCode::Cancelled:
    case ErrorCode::Unsupported: return {};
    }
    Q_UNREACHABLE();
}

} // namespace yichuang::ui
