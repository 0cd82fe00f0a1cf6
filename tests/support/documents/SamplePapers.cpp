// SPDX-License-Identifier: Apache-2.0
#include "tests/support/documents/SamplePapers.h"

#include "app/documents/ReceiptCode.h"

#include <QCryptographicHash>

namespace yichuang::tests {

using documents::DueDay;
using documents::PaperFacts;

namespace {

void addLists(PaperFacts &facts)
{
    facts.materials = {
        {QStringLiteral("食品经营许可申请书"), 1, 0, 4, 1, QStringLiteral("齐全")},
        {QStringLiteral("营业执照复印件"), 0, 1, 1, 0, QStringLiteral("免交（共享）")},
        {QStringLiteral("与食品经营相适应的主要设备设施布局、操作流程等文件"), 1, 0, 3, 1, QStringLiteral("齐全")},
        {QStringLiteral("食品安全自查、从业人员健康管理、进货查验记录等保证食品安全的规章制度"), 1, 0, 12, 1, QStringLiteral("容缺")},
        {QStringLiteral("法定代表人（负责人）身份证明"), 0, 1, 1, 1, QStringLiteral("齐全")},
    };
    facts.defects = {
        {QStringLiteral("食品经营许可申请书"), QStringLiteral("第2页“经营项目”未填写，申请人未签名"),
         QStringLiteral("各栏填写完整，由法定代表人（负责人）签名并注明日期"), QStringLiteral("《食品经营许可和备案管理办法》第十四条"), QStringLiteral("到窗口当场填写或邮寄原件")},
        {QStringLiteral("设备设施布局图"), QStringLiteral("缺少操作流程说明，比例不清"), QStringLiteral("标明各功能区面积、设备位置和操作流程，盖章"),
         QStringLiteral("《食品经营许可和备案管理办法》第十四条"), QStringLiteral("窗口提交1份或网上上传")},
    };
    facts.deferrals = {{QStringLiteral("保证食品安全的规章制度"), QStringLiteral("原件1份，加盖公章"), QDate(2026, 12, 4)}};
    facts.fees = {{QStringLiteral("证书工本费"), QStringLiteral("10元/本"), QStringLiteral("桂价费〔2016〕1号（示例）"), 1000}};
}

void addResult(PaperFacts &facts)
{
    facts.decision = QStringLiteral("准予许可");
    facts.resultName = QStringLiteral("食品经营许可证");
    facts.resultNumber = QStringLiteral("JY14501030012345");
    facts.resultCopies = QStringLiteral("正本1份、副本1份");
    facts.resultValidity = QStringLiteral("2026年11月23日至2031年11月22日");
    facts.receiverName = QStringLiteral("韦小妹");
    facts.receiverId = QStringLiteral("110105********002X");
    facts.receiverRelationship = QStringLiteral("本人");
    facts.collectionWay = QStringLiteral("窗口领取");
    facts.collectedAt = base::chinaInstant(QDate(2026, 11, 30), QTime(9, 5));
}

void addProcedure(PaperFacts &facts)
{
    facts.procedure = QStringLiteral("听证");
    facts.procedureFrom = QDate(2026, 11, 24);
    facts.procedureTo = QDate(2026, 12, 8);
    facts.procedureTime = QStringLiteral("20个工作日");
    facts.statutoryBefore = QDate(2026, 11, 30);
    facts.promisedBefore = QDate(2026, 11, 23);
    facts.extension = QStringLiteral("5个工作日");
    facts.approver = QStringLiteral("本机关负责人");
    facts.ending = QStringLiteral("本机关决定");
    facts.endedAt = base::chinaInstant(QDate(2026, 11, 23), QTime(16, 20));
}

void addOffice(PaperFacts &facts)
{
    facts.officeAddress = QStringLiteral("青山市江南区政务大道1号市民中心一楼");
    facts.officeHours = QStringLiteral("工作日 9:00—12:00，13:00—17:00");
    facts.windowName = QStringLiteral("综合窗口03");
    facts.clerkName = QStringLiteral("工号0317");
    facts.officePhone = QStringLiteral("0771-5550103");
    facts.supervisionPhone = QStringLiteral("12345");
}

void addLegal(PaperFacts &facts)
{
    facts.legalBasis = QStringLiteral("《中华人民共和国行政许可法》第三十二条、第三十四条");
    facts.deemedBasis = QStringLiteral("《中华人民共和国行政许可法》第三十二条第一款第（四）项");
    facts.proceduresBasis = QStringLiteral("《中华人民共和国行政许可法》第四十五条");
    facts.reason = QStringLiteral("申请事项依法不属于本机关职权范围。");
    facts.competentBody = QStringLiteral("青山市城市管理局");
    facts.reconsiderationBody = QStringLiteral("青山市人民政府");
    facts.court = QStringLiteral("青山市江南区人民法院");
    facts.correctionDue = QDate(2026, 12, 22);
    facts.deferralConsequence = QStringLiteral("视为撤回申请。");
}

} // namespace

PaperFacts samplePaperFacts()
{
    PaperFacts facts;
    facts.bodyName = QStringLiteral("青山市行政审批局");
    facts.documentNumber = QStringLiteral("青行审受〔2026〕1017号");
    facts.caseNumber = QStringLiteral("11450000XX0000019D400013112700420261123003000017");
    facts.queryCode = QStringLiteral("826403175529");
    facts.issuedOn = QDate(2026, 11, 23);
    facts.qr = sampleReceiptCode();
    facts.applicantName = QStringLiteral("韦小妹");
    facts.applicantIdType = QStringLiteral("居民身份证");
    facts.applicantId = QStringLiteral("110105********002X");
    facts.contactName = QStringLiteral("韦小妹");
    facts.contactPhone = QStringLiteral("138****0000");
    facts.itemName = QStringLiteral("食品经营许可（新办）");
    facts.implementationCode = QStringLiteral("11450000XX0000019D4000131127004");
    facts.itemVersion = QStringLiteral("3");
    facts.caseKind = QStringLiteral("承诺件");
    facts.channel = QStringLiteral("窗口");
    facts.receivedAt = base::chinaInstant(QDate(2026, 11, 23), QTime(10, 42));
    facts.acceptedAt = base::chinaInstant(QDate(2026, 11, 23), QTime(10, 45));
    facts.decidedAt = base::chinaInstant(QDate(2026, 11, 23), QTime(10, 46));
    facts.answerDue = QDate(2026, 11, 30);
    facts.statutory = {QStringLiteral("10个工作日"), QDate(2026, 12, 7), DueDay::Certainty::Certain};
    facts.promised = {QStringLiteral("5个工作日"), QDate(2026, 11, 30), DueDay::Certainty::Certain};
    facts.resultDelivery = QStringLiteral("窗口领取");
    addProcedure(facts);
    addLists(facts);
    addResult(facts);
    addOffice(facts);
    addLegal(facts);
    return facts;
}

QByteArray sampleReceiptCode()
{
    documents::ReceiptClaim claim;
    claim.caseId = QUuid(QStringLiteral("0192f0c4-7c1e-7a6b-9d3e-2f4c5b6a7d8e"));
    claim.caseNumber = QStringLiteral("11450000XX0000019D400013112700420261123003017"); // as docs/receipt-qr.md shows it
    claim.itemKey = QStringLiteral("sp-jyxk");
    claim.itemVersion = 3;
    claim.at = base::chinaInstant(QDate(2026, 11, 23), QTime(10, 45));
    claim.materialsDigest = documents::materialsDigest({});
    claim.keyId = QStringLiteral("w03-2026-1");
    return documents::makeReceiptCode(claim, &fakeSign).value_or(QByteArray());
}

base::Result<QByteArray> fakeSign(const QByteArray &bytes)
{
    return QCryptographicHash::hash("test key" + bytes, QCryptographicHash::Sha512);
}

base::Result<void> fakeVerify(const QString &keyId, const QByteArray &bytes, const QByteArray &signature)
{
    if (keyId != QStringLiteral("w03-2026-1")) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("unknown key"));
    }
    if (fakeSign(bytes).value_or(QByteArray()) != signature) {
        return base::fail(base::ErrorCode::WrongSecret, QStringLiteral("signature does not fit"));
    }
    return {};
}

} // namespace yichuang::tests
