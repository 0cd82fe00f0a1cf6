<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActQuestions</name>
    <message>
        <source>Procedure</source>
        <translation>特别程序</translation>
    </message>
    <message>
        <source>First day that does not count</source>
        <translation>停表起始日</translation>
    </message>
    <message>
        <source>Working days needed, as told in writing</source>
        <translation>书面告知所需工作日</translation>
    </message>
    <message>
        <source>The applicant is told in writing how long it takes. A site check does not stop the clock (Licensing Law 45).</source>
        <translation>所需时间须书面告知申请人。现场核查不停表（行政许可法第45条）。</translation>
    </message>
    <message>
        <source>Who collects it</source>
        <translation>领取人身份</translation>
    </message>
    <message>
        <source>Receiver&apos;s name</source>
        <translation>领取人姓名</translation>
    </message>
    <message>
        <source>Receiver&apos;s identity number</source>
        <translation>领取人证件号码</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>none on file</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>Typed by hand</source>
        <translation>手工录入</translation>
    </message>
    <message>
        <source>This records that the result waits at the window. No message is sent: call the applicant. The case&apos;s page shows the whole number.</source>
        <translation>只登记结果已到窗口，系统不发通知，请电话告知申请人。完整号码在办件页面显示。</translation>
    </message>
    <message>
        <source>Read the receiver&apos;s card with F3, or type the number as it stands on the card. The collection slip is printed for the receiver to sign.</source>
        <translation>按 F3 读领取人身份证，或照证件录入号码。将打印领取凭证，由领取人签字。</translation>
    </message>
    <message>
        <source>What is corrected</source>
        <translation>更正内容</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Applicant&apos;s name</source>
        <translation>申请人姓名</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>How the result is collected</source>
        <translation>结果领取方式</translation>
    </message>
    <message>
        <source>Right value</source>
        <translation>更正为</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Reason, as it stands on the paper</source>
        <translation>理由（写入文书）</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>The day for telling the applicant what is lacking has passed, so by law the application counts as accepted since it was received (Licensing Law 32(1)(4)). The time limits run from that day, no correction can be asked for any more, and the acceptance notice is printed.</source>
        <translation>告知补正的期限已过，依法自收到申请材料之日起即为受理（行政许可法第32条第1款第4项）。办理期限自该日起算，不得再要求补正，并将打印受理通知书。</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>A limit can be extended only once; the applicant is told the reason (Licensing Law 42).</source>
        <translation>期限只能延长一次，并须告知申请人理由（行政许可法第42条）。</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>准予</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>不予</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>证照编号</translation>
    </message>
    <message>
        <source>A refusal states its reasons and the remedies (Licensing Law 38).</source>
        <translation>不予许可须说明理由和救济途径（行政许可法第38条）。</translation>
    </message>
    <message>
        <source>Legal ground</source>
        <translation>法定理由</translation>
    </message>
    <message>
        <source>No licence is needed (Licensing Law 32(1))</source>
        <translation>依法不需要取得行政许可（第32条第1项）</translation>
    </message>
    <message>
        <source>Not within this body&apos;s power (Licensing Law 32(2))</source>
        <translation>不属于本机关职权范围（第32条第2项）</translation>
    </message>
    <message>
        <source>Which body to go to</source>
        <translation>应向哪个机关申请</translation>
    </message>
    <message>
        <source>Refer to which body or window</source>
        <translation>转往机关或窗口</translation>
    </message>
    <message>
        <source>Why it is void</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Entered by mistake</source>
        <translation>录入错误</translation>
    </message>
    <message>
        <source>Business reason</source>
        <translation>业务原因</translation>
    </message>
    <message>
        <source>Record: %1</source>
        <translation>确认：%1</translation>
    </message>
    <message>
        <source>Parcel number</source>
        <translation>邮件号</translation>
    </message>
    <message>
        <source>Window that takes it over</source>
        <translation>接手窗口</translation>
    </message>
    <message>
        <source>Centre that takes it over</source>
        <translation>接收的中心</translation>
    </message>
    <message>
        <source>The other centre has the case and its time limit from then on; the dates stay as they are.</source>
        <translation>移交后由对方中心负责办理和计时，办理期限不变。</translation>
    </message>
    <message>
        <source>On what ground somebody else collects; remarks</source>
        <translation>代领依据及备注</translation>
    </message>
    <message>
        <source>This identity number is not the applicant's%1. Hand over only on a ground that you have seen, and write it down.</source>
        <translation>该证件号码不是申请人的%1。须核验代领依据并写明后方可交付。</translation>
    </message>
    <message>
        <source>, nor that of the agent on file</source>
        <translation>，也不是登记的代理人的</translation>
    </message>
    <message>
        <source>Registered office</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>Name of the organisation</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Working days added</source>
        <translation>延长的工作日</translation>
    </message>
    <message>
        <source>Calendar days added</source>
        <translation>延长的自然日</translation>
    </message>
    <message>
        <source>the decision of refusal, no %1</source>
        <translation>不予决定书（无%1）</translation>
    </message>
</context>
<context>
    <name>CaseViews</name>
    <message>
        <source>%1: %2 instead of %3</source>
        <comment>a date that moved</comment>
        <translation>%1：原 %3，现 %2</translation>
    </message>
    <message>
        <source>The dates are provisional.</source>
        <translation>日期仍为暂定。</translation>
    </message>
    <message>
        <source>The dates stay and are final now.</source>
        <translation>日期不变，已由暂定转为确定。</translation>
    </message>
    <message>
        <source>Dates computed anew: the calendar changed</source>
        <translation>日历变动，期限重新计算</translation>
    </message>
    <message>
        <source>calendar changed</source>
        <translation>日历变动</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>办件</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最近变动</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>待同步</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>待同步</translation>
    </message>
    <message>
        <source>refused by the centre</source>
        <translation>中心已拒收</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Statutory</source>
        <translation>法定</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>出具时间</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Times printed</source>
        <translation>打印次数</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>未打印</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>at the printer</source>
        <translation>已送打印机</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>PDF saved</source>
        <translation>已存 PDF</translation>
    </message>
    <message>
        <source>did it come out?</source>
        <translation>是否出纸？</translation>
    </message>
    <message>
        <source>printing failed</source>
        <translation>打印失败</translation>
    </message>
    <message>
        <source>void</source>
        <translation>作废</translation>
    </message>
    <message numerus="yes">
        <source>%n, reprints marked</source>
        <translation>
            <numerusform>%n（重打有标记）</numerusform>
        </translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>收费项目</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>accepted %1</source>
        <translation>%1 受理</translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>%1 收件</translation>
    </message>
    <message>
        <source>Next date</source>
        <translation>下一期限</translation>
    </message>
    <message>
        <source>waits its turn</source>
        <translation>等待前序</translation>
    </message>
    <message>
        <source>conflict</source>
        <comment>of an operation</comment>
        <translation>冲突，请选择</translation>
    </message>
    <message>
        <source>Accepted with deferral</source>
        <comment>act done</comment>
        <translation>容缺受理</translation>
    </message>
    <message>
        <source>Corrections must be told by</source>
        <translation>补正告知期限</translation>
    </message>
    <message>
        <source>Statutory limit</source>
        <translation>法定期限</translation>
    </message>
    <message>
        <source>Promised by</source>
        <translation>承诺办结日</translation>
    </message>
    <message>
        <source>Deferred material by</source>
        <translation>容缺补交期限</translation>
    </message>
    <message>
        <source>The applicant supplies by</source>
        <translation>补正期限</translation>
    </message>
    <message>
        <source>Result delivered by</source>
        <translation>结果送达期限</translation>
    </message>
    <message>
        <source>Notice</source>
        <comment>a date in a list</comment>
        <translation>补正告知</translation>
    </message>
    <message>
        <source>By law</source>
        <comment>a date in a list</comment>
        <translation>法定期限</translation>
    </message>
    <message>
        <source>Promise</source>
        <comment>a date in a list</comment>
        <translation>承诺办结</translation>
    </message>
    <message>
        <source>Deferral</source>
        <comment>a date in a list</comment>
        <translation>容缺补交</translation>
    </message>
    <message>
        <source>Corrections</source>
        <comment>a date in a list</comment>
        <translation>补正期限</translation>
    </message>
    <message>
        <source>Delivery</source>
        <comment>a date in a list</comment>
        <translation>结果送达</translation>
    </message>
    <message>
        <source>Received by %1 (%2)</source>
        <comment>a result</comment>
        <translation>领取人 %1（%2）</translation>
    </message>
    <message>
        <source>parcel %1</source>
        <translation>邮件号 %1</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>准予</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>a decision</comment>
        <translation>不予</translation>
    </message>
    <message>
        <source>certificate %1</source>
        <translation>证号 %1</translation>
    </message>
    <message>
        <source>By %1, approved by %2</source>
        <comment>an extension</comment>
        <translation>延长 %1，批准人 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s), as told in writing</source>
        <translation>
            <numerusform>书面告知需 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an act and its ground</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ChecklistLines</name>
    <message>
        <source>Supply by %1; later counts as withdrawn</source>
        <translation>%1前补交，逾期视为撤回</translation>
    </message>
    <message>
        <source>Exempt: shared data, %1</source>
        <translation>免交：数据共享，%1</translation>
    </message>
    <message>
        <source>Only if: %1</source>
        <translation>仅当：%1</translation>
    </message>
    <message>
        <source>Shared data may replace it: %1</source>
        <translation>可用共享数据替代：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <comment>scanned</comment>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>seen</source>
        <comment>of a material: shown, none is kept</comment>
        <translation>核验</translation>
    </message>
</context>
<context>
    <name>DueViews</name>
    <message>
        <source>%1 overdue</source>
        <comment>a number of days</comment>
        <translation>超期 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a number of days</comment>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>day %1</source>
        <comment>the n-th counted day</comment>
        <translation>第%1日</translation>
    </message>
    <message>
        <source>due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>day 0</source>
        <translation>不计</translation>
    </message>
    <message>
        <source>after hours</source>
        <translation>下班后</translation>
    </message>
    <message>
        <source>off</source>
        <comment>a weekend, in a small cell of the calendar</comment>
        <translation>周末</translation>
    </message>
    <message>
        <source>holiday</source>
        <translation>假日</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停表</translation>
    </message>
    <message>
        <source>Civil Code 201</source>
        <translation>民法典第201条</translation>
    </message>
    <message>
        <source>Civil Code 203</source>
        <translation>民法典第203条</translation>
    </message>
    <message>
        <source>Holiday notice of the State Council</source>
        <translation>国务院放假通知</translation>
    </message>
    <message>
        <source>Licensing Law 82</source>
        <translation>行政许可法第82条</translation>
    </message>
    <message>
        <source>Licensing Law 42</source>
        <translation>行政许可法第42条</translation>
    </message>
    <message>
        <source>Extended once, by %1</source>
        <translation>依法延长一次，%1</translation>
    </message>
    <message>
        <source>Licensing Law 45</source>
        <translation>行政许可法第45条</translation>
    </message>
    <message>
        <source>Special law</source>
        <translation>特别法规定</translation>
    </message>
    <message>
        <source>Rule of this hall</source>
        <translation>本大厅规定</translation>
    </message>
    <message>
        <source>The day of acceptance does not count</source>
        <translation>受理当日不计入</translation>
    </message>
    <message>
        <source>%1 came after counter hours</source>
        <translation>%1 下班后收到</translation>
    </message>
    <message>
        <source>%1 %2, does not count</source>
        <translation>%1 %2，不计入</translation>
    </message>
    <message>
        <source>%1 is a weekend that is worked</source>
        <translation>%1 调休上班，计入</translation>
    </message>
    <message>
        <source>%1 stopped: %2</source>
        <translation>%1 停表：%2</translation>
    </message>
    <message>
        <source>The last day was a day off, so %1</source>
        <translation>末日逢休息日，顺延至 %1</translation>
    </message>
    <message>
        <source>Weekends do not count</source>
        <translation>周末不计入</translation>
    </message>
    <message>
        <source>weekends</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>stopped days</source>
        <translation>停表日</translation>
    </message>
    <message>
        <source>skips %1</source>
        <translation>跳过%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list separator</comment>
        <translation>、</translation>
    </message>
    <message>
        <source> · provisional: next year&apos;s holidays are not published yet</source>
        <translation> · 暂定：下一年放假安排尚未公布</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>%1 起超期</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message numerus="yes">
        <source>stopped %n day(s)</source>
        <translation>
            <numerusform>停表 %n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>decided %1, too late</source>
        <translation>%1 作出决定，已超期</translation>
    </message>
    <message>
        <source>decided %1, in time</source>
        <translation>%1 按期作出决定</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>%1 已结束</translation>
    </message>
    <message>
        <source>decided</source>
        <comment>in a small cell of the calendar</comment>
        <translation>决定</translation>
    </message>
    <message>
        <source>ended</source>
        <comment>in a small cell of the calendar</comment>
        <translation>结束</translation>
    </message>
    <message>
        <source>limit</source>
        <comment>in a small cell of the calendar</comment>
        <translation>期限</translation>
    </message>
    <message>
        <source>The day of receipt does not count</source>
        <translation>收件当日不计入</translation>
    </message>
    <message>
        <source>The day of the notice does not count</source>
        <translation>告知当日不计入</translation>
    </message>
    <message>
        <source>The day of the decision does not count</source>
        <translation>决定当日不计入</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The PDF could not be written there.</source>
        <translation>PDF 无法写到该位置。</translation>
    </message>
    <message>
        <source>The code begins with the sign of no registrar.</source>
        <translation>代码首位不是登记管理部门代码。</translation>
    </message>
    <message>
        <source>An answer on the form is not a number or none of the choices.</source>
        <translation>申请表中有数字或选项填写不符合要求。</translation>
    </message>
    <message>
        <source>The time told is longer than the catalogue allows for this procedure, or than a year.</source>
        <translation>书面告知的时间超过事项目录对该特别程序的规定，或者超过一年。</translation>
    </message>
    <message>
        <source>The kind of document does not fit the number or the applicant.</source>
        <translation>证件类型与证件号码或申请人类型不符。</translation>
    </message>
    <message>
        <source>The agent&apos;s name is missing, or has characters that cannot be shown.</source>
        <translation>缺少代理人姓名，或含有无法显示的字符。</translation>
    </message>
    <message>
        <source>The case number has not the right form.</source>
        <translation>办件编号的格式不对。</translation>
    </message>
    <message>
        <source>The case number or query code does not fit the item.</source>
        <translation>办件编号或查询码与所办事项不符。</translation>
    </message>
    <message>
        <source>The identity number has the wrong length.</source>
        <translation>证件号码长度不对。</translation>
    </message>
    <message>
        <source>The identity number has a character that cannot be there.</source>
        <translation>证件号码中有不应出现的字符。</translation>
    </message>
    <message>
        <source>The identity number begins with no known region.</source>
        <translation>证件号码的地区码不存在。</translation>
    </message>
    <message>
        <source>The birth date inside the identity number does not exist.</source>
        <translation>证件号码中的出生日期不存在。</translation>
    </message>
    <message>
        <source>The check digit does not fit: compare the number with the card.</source>
        <translation>校验位不符，请与证件核对。</translation>
    </message>
    <message>
        <source>This is not the form of such a document&apos;s number.</source>
        <translation>不是该类证件的号码格式。</translation>
    </message>
    <message>
        <source>A unified social credit code has 18 characters.</source>
        <translation>统一社会信用代码应为18位。</translation>
    </message>
    <message>
        <source>The code has a character that cannot be there (I, O, Z, S and V are never used).</source>
        <translation>代码中有不应出现的字符（不使用 I、O、Z、S、V）。</translation>
    </message>
    <message>
        <source>The check character does not fit: compare the code with the licence.</source>
        <translation>校验码不符，请与执照核对。</translation>
    </message>
    <message>
        <source>The applicant&apos;s name is missing, or has characters that cannot be shown.</source>
        <translation>缺少申请人姓名，或含有无法显示的字符。</translation>
    </message>
    <message>
        <source>The applicant&apos;s identity number is missing.</source>
        <translation>缺少申请人证件号码。</translation>
    </message>
    <message>
        <source>This is not a phone number.</source>
        <translation>这不是电话号码。</translation>
    </message>
    <message>
        <source>For this item the applicant must appear in person.</source>
        <translation>该事项须申请人本人到场。</translation>
    </message>
    <message>
        <source>The first act on a case must carry the application.</source>
        <translation>首个动作必须带有申请内容。</translation>
    </message>
    <message>
        <source>The act lies before the last one on this case. Check the clock of this computer.</source>
        <translation>该动作早于本件上一动作，请检查本机时钟。</translation>
    </message>
    <message>
        <source>There is no working-day calendar here yet. Connect to the centre once.</source>
        <translation>本机还没有工作日历，请连接中心一次。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>Say whether it is granted or refused.</source>
        <translation>请选择准予或不予。</translation>
    </message>
    <message>
        <source>Say what is wrong with every material that is lacking.</source>
        <translation>请写明每份所缺材料的问题。</translation>
    </message>
    <message>
        <source>A deferred material has not come yet, so nothing may be granted or issued.</source>
        <translation>容缺材料尚未补齐，不得作出准予决定或者发放结果。</translation>
    </message>
    <message>
        <source>The printed dates differ from the computed ones.</source>
        <translation>打印的日期与计算结果不一致。</translation>
    </message>
    <message>
        <source>This case exists already.</source>
        <translation>该办件已存在。</translation>
    </message>
    <message>
        <source>The extension would make no date of this case later.</source>
        <translation>这样延长后，本办件的期限没有变化。</translation>
    </message>
    <message>
        <source>The limit has run out; there is nothing left to stop.</source>
        <translation>办理期限已过，不能再中止计算。</translation>
    </message>
    <message>
        <source>The limit has run out; it can no longer be extended.</source>
        <translation>期限已过，不能再延长。</translation>
    </message>
    <message>
        <source>The extension is longer than the law allows for this item.</source>
        <translation>延长超过该事项的法定上限。</translation>
    </message>
    <message>
        <source>This field cannot be corrected.</source>
        <translation>该字段不可更正。</translation>
    </message>
    <message>
        <source>A question of this item is not answered yet.</source>
        <translation>该事项还有未填写的内容。</translation>
    </message>
    <message>
        <source>Choose another window of this hall.</source>
        <translation>请选择本大厅的其他窗口。</translation>
    </message>
    <message>
        <source>The transfer brought no case with it.</source>
        <translation>移交没有带来办件内容。</translation>
    </message>
    <message>
        <source>The case was handed on since; the later transfer counts.</source>
        <translation>这件办件之后又移交过，以后来的为准。</translation>
    </message>
    <message>
        <source>Choose the centre the case is handed to.</source>
        <translation>请选择移交去向的中心。</translation>
    </message>
    <message>
        <source>The case has moved on; this can no longer be done.</source>
        <translation>办件状态已变化，不能再做此操作。</translation>
    </message>
    <message>
        <source>Materials are lacking. Judge them under Materials; give the correction notice if none was given yet.</source>
        <translation>还有材料不齐，请在“材料”中核对；尚未告知过的，可出具补正告知。</translation>
    </message>
    <message>
        <source>Some materials are not checked yet.</source>
        <translation>还有材料未核对。</translation>
    </message>
    <message>
        <source>A material is marked in a way this item does not allow.</source>
        <translation>有材料的核对结果不符合该事项规定。</translation>
    </message>
    <message>
        <source>The checklist was settled at acceptance and stays as it is.</source>
        <translation>材料清单在受理时已确定，不再改动。</translation>
    </message>
    <message>
        <source>An extension needs the name of who approved it.</source>
        <translation>延期须填写批准人。</translation>
    </message>
    <message>
        <source>The catalogue has a newer version of this item. Start the case anew.</source>
        <translation>事项目录已有新版本，请重新开始办件。</translation>
    </message>
    <message>
        <source>The clock of this case does not stand still.</source>
        <translation>本办件没有停表。</translation>
    </message>
    <message>
        <source>No material of this case was deferred.</source>
        <translation>本办件没有容缺材料。</translation>
    </message>
    <message>
        <source>No deferred material was marked as supplied.</source>
        <translation>没有标记已补交的容缺材料。</translation>
    </message>
    <message>
        <source>The case belongs to another region.</source>
        <translation>办件不属于本地区。</translation>
    </message>
    <message>
        <source>Choose who receives the result: the applicant, an agent, the legal representative or somebody else.</source>
        <translation>请选择领取人：本人、代理人或其他。</translation>
    </message>
    <message>
        <source>Choose how the applicant wants the result.</source>
        <translation>请选择结果领取方式。</translation>
    </message>
    <message>
        <source>The case number belongs to another window.</source>
        <translation>办件编号属于其他窗口。</translation>
    </message>
    <message>
        <source>Somebody else changed the same field.</source>
        <translation>他人改动了同一字段。</translation>
    </message>
    <message>
        <source>This item has no limit that could be extended.</source>
        <translation>该事项没有可延长的期限。</translation>
    </message>
    <message>
        <source>This item allows no extension.</source>
        <translation>该事项不可延期。</translation>
    </message>
    <message>
        <source>This item knows no deemed acceptance.</source>
        <translation>该事项不适用视为受理。</translation>
    </message>
    <message>
        <source>This item is not decided on the spot.</source>
        <translation>该事项不是即办件。</translation>
    </message>
    <message>
        <source>Give a reason.</source>
        <translation>请填写理由。</translation>
    </message>
    <message>
        <source>The applicant&apos;s time for corrections or deferred materials is still running.</source>
        <translation>申请人补正或补交材料的期限尚未届满。</translation>
    </message>
    <message>
        <source>Nothing is lacking, so there is nothing to correct.</source>
        <translation>材料齐全，无需补正。</translation>
    </message>
    <message>
        <source>The time for a correction notice has passed: the case counts as accepted since receipt.</source>
        <translation>补正告知期限已过，自收件之日起视为受理。</translation>
    </message>
    <message>
        <source>The time for a correction notice is still running.</source>
        <translation>补正告知期限尚未届满。</translation>
    </message>
    <message>
        <source>The receipt lies after the act. Check the clock of this computer.</source>
        <translation>收件时间晚于该动作，请检查本机时钟。</translation>
    </message>
    <message>
        <source>Who collects the result is missing.</source>
        <translation>缺少领取人。</translation>
    </message>
    <message>
        <source>Say to whom it is referred.</source>
        <translation>请填写转往何处。</translation>
    </message>
    <message>
        <source>Choose the legal ground.</source>
        <translation>请选择法定理由。</translation>
    </message>
    <message>
        <source>The correction notice was given already. A second one is a breach (Licensing Law 32(4), 72(4)).</source>
        <translation>补正告知已出具过，再次出具属违规（行政许可法第32条第4项、第72条第4项）。</translation>
    </message>
    <message>
        <source>The limit was extended already; it can be extended only once.</source>
        <translation>期限已延长过，只能延长一次。</translation>
    </message>
    <message>
        <source>Choose how to settle it.</source>
        <translation>请选择处理方式。</translation>
    </message>
    <message>
        <source>A procedure stops the clock from the day it is recorded: choose today.</source>
        <translation>特别程序自登记当日起停止计算期限，请选择今天。</translation>
    </message>
    <message>
        <source>Say which procedure stops the clock and for how many working days.</source>
        <translation>请填写何种特别程序及所需工作日。</translation>
    </message>
    <message>
        <source>This procedure does not stop the clock for this item.</source>
        <translation>该程序对此事项不停表。</translation>
    </message>
    <message>
        <source>The number of the parcel is missing.</source>
        <translation>缺少快递单号。</translation>
    </message>
    <message>
        <source>Choose why the case is void.</source>
        <translation>请选择作废原因。</translation>
    </message>
    <message>
        <source>Nobody at a window may do this.</source>
        <translation>窗口人员不得做此操作。</translation>
    </message>
    <message>
        <source>This item belongs to another department.</source>
        <translation>该事项属于其他部门。</translation>
    </message>
    <message>
        <source>Your roles exclude each other; ask the hall manager.</source>
        <translation>您的角色互斥，请联系大厅管理员。</translation>
    </message>
    <message>
        <source>The catalogue here does not know this item.</source>
        <translation>本机目录中没有该事项。</translation>
    </message>
    <message>
        <source>Only immediate items may be decided at the window.</source>
        <translation>只有即办件可在窗口决定。</translation>
    </message>
    <message>
        <source>Who accepted the case may not also decide, extend or end it.</source>
        <translation>受理人不得决定、延长或者终止本人受理的办件。</translation>
    </message>
    <message>
        <source>This person may not work here.</source>
        <translation>该人员不能在此办理。</translation>
    </message>
    <message>
        <source>Your role does not allow this.</source>
        <translation>您的角色不允许此操作。</translation>
    </message>
    <message>
        <source>You are not assigned to this window.</source>
        <translation>您未被分配到本窗口。</translation>
    </message>
    <message>
        <source>This window is not known at the centre.</source>
        <translation>中心没有登记本窗口。</translation>
    </message>
    <message>
        <source>This window may not do that for this item.</source>
        <translation>本窗口未获授权对该事项做此操作。</translation>
    </message>
    <message>
        <source>The extension is counted in another unit than the limit.</source>
        <translation>延长期限与原期限的单位不同。</translation>
    </message>
    <message>
        <source>The date lies outside the calendar.</source>
        <translation>日期超出日历范围。</translation>
    </message>
    <message>
        <source>A scan of this case is not in this workstation. Attach it again.</source>
        <translation>本工作站上没有该办件的一份扫描件，请重新添加。</translation>
    </message>
    <message>
        <source>A scan of this case is not named properly. Attach it again.</source>
        <translation>该办件有一份扫描件的标识有误，请重新添加。</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>无法读取该文件。</translation>
    </message>
    <message>
        <source>There is nothing in this file.</source>
        <translation>该文件是空的。</translation>
    </message>
    <message>
        <source>This is larger than 50 MiB. Scan it with fewer dots per inch, or in parts.</source>
        <translation>文件超过 50 MiB，请降低扫描分辨率，或分成几份扫描。</translation>
    </message>
    <message>
        <source>This is neither a picture (JPEG, PNG, TIFF) nor a PDF.</source>
        <translation>该文件既不是图片（JPEG、PNG、TIFF），也不是 PDF。</translation>
    </message>
    <message>
        <source>This scan is at the centre, which cannot be reached just now.</source>
        <translation>该扫描件存放在中心，目前无法连接中心。</translation>
    </message>
    <message>
        <source>The centre has no such scan for this window.</source>
        <translation>中心没有本窗口可查看的这份扫描件。</translation>
    </message>
    <message>
        <source>What came from the centre is not this scan; nothing was kept.</source>
        <translation>从中心取得的内容与该扫描件不符，未予保存。</translation>
    </message>
    <message>
        <source>The centre refused this scan: its check found something harmful in it.</source>
        <translation>中心检查发现该扫描件含有有害内容，拒绝接收。</translation>
    </message>
    <message>
        <source>The centre is still busy with this scan.</source>
        <translation>中心正在处理该扫描件。</translation>
    </message>
    <message>
        <source>The centre has no room for this scan just now.</source>
        <translation>中心目前没有存放该扫描件的空间。</translation>
    </message>
    <message>
        <source>This scan was damaged on its way again and again.</source>
        <translation>该扫描件在传送途中多次损坏。</translation>
    </message>
    <message>
        <source>There is no small picture of this kind of file.</source>
        <translation>此类文件没有缩略图。</translation>
    </message>
    <message>
        <source>The picture in this file is damaged.</source>
        <translation>该文件中的图片已损坏。</translation>
    </message>
    <message>
        <source>The disk of this computer is full.</source>
        <translation>本机磁盘已满。</translation>
    </message>
    <message>
        <source>This scan is damaged on this computer. Attach it again.</source>
        <translation>本机上的该扫描件已损坏，请重新添加。</translation>
    </message>
    <message>
        <source>The data folder of this computer was copied or put back from a backup. Nothing can be confirmed before the centre was reached once.</source>
        <translation>本机的数据文件夹是复制来的，或由备份恢复而来。须先与中心连通一次，方可确认办理。</translation>
    </message>
    <message>
        <source>The data folder of this computer is an older copy: the centre has acts that are not in it. Set this window up anew with a new code.</source>
        <translation>本机的数据文件夹是旧副本：中心已有其中没有的办理记录。请用新的登记码重新登记本窗口。</translation>
    </message>
    <message>
        <source>This number of days is out of range.</source>
        <translation>天数超出范围。</translation>
    </message>
    <message>
        <source>Everything entered is kept.</source>
        <translation>已录入的内容全部保留。</translation>
    </message>
    <message>
        <source>An entry does not fit its own rules.</source>
        <translation>有一项录入不符合规则。</translation>
    </message>
    <message>
        <source>It was not found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>It exists already.</source>
        <translation>已经存在。</translation>
    </message>
    <message>
        <source>What came in could not be read.</source>
        <translation>收到的内容无法读取。</translation>
    </message>
    <message>
        <source>This is not allowed here.</source>
        <translation>此处不允许这样做。</translation>
    </message>
    <message>
        <source>Somebody else changed it meanwhile.</source>
        <translation>其间有人改动过。</translation>
    </message>
    <message>
        <source>The time for this is over.</source>
        <translation>已经过期。</translation>
    </message>
    <message>
        <source>The password or code is not right.</source>
        <translation>密码或验证码不正确。</translation>
    </message>
    <message>
        <source>Too many wrong tries; it is locked.</source>
        <translation>错误次数过多，已锁定。</translation>
    </message>
    <message>
        <source>It is busy just now.</source>
        <translation>正忙。</translation>
    </message>
    <message>
        <source>The centre or the device cannot be reached.</source>
        <translation>无法连接中心或设备。</translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation>未及时收到应答。</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>This computer&apos;s disk refused to write.</source>
        <translation>本机磁盘无法写入。</translation>
    </message>
    <message>
        <source>Stored data is damaged; the file was kept as it is.</source>
        <translation>存储的数据已损坏，原文件原样保留。</translation>
    </message>
    <message>
        <source>The data was written by a newer version of this program.</source>
        <translation>数据由更新版本的程序写入。</translation>
    </message>
    <message>
        <source>A key, certificate or signature did not hold.</source>
        <translation>密钥、证书或签名未通过验证。</translation>
    </message>
    <message>
        <source>This is not offered here.</source>
        <translation>此处不提供该功能。</translation>
    </message>
    <message>
        <source>The program broke a promise of its own.</source>
        <translation>程序内部出错。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <source>Go on working; it is sent when the connection is back.</source>
        <translation>可继续办理，恢复连接后自动发送。</translation>
    </message>
    <message>
        <source>Free some disk space, then repeat the last step.</source>
        <translation>请腾出磁盘空间后重做上一步。</translation>
    </message>
    <message>
        <source>Call the help desk and send the health report of the sync page.</source>
        <translation>请联系运维，并发送同步页的健康报告。</translation>
    </message>
    <message>
        <source>Settle it on the sync page.</source>
        <translation>请到同步页处理。</translation>
    </message>
    <message>
        <source>This receipt is not genuine: its signature does not fit.</source>
        <translation>该凭证不是真的：签名不符。</translation>
    </message>
    <message>
        <source>This receipt is from no window of this centre known here.</source>
        <translation>该凭证不是本机已知的本中心窗口出具的。</translation>
    </message>
    <message>
        <source>This receipt was made after its window had been closed.</source>
        <translation>该凭证是在其窗口停用之后出具的。</translation>
    </message>
    <message>
        <source>This receipt&apos;s code is of a newer kind than this program knows.</source>
        <translation>该凭证的二维码格式较新，本程序不认识。</translation>
    </message>
    <message>
        <source>The code of the receipt was not read whole. Scan it again.</source>
        <translation>凭证二维码没有读全，请再扫一次。</translation>
    </message>
    <message>
        <source>The reader&apos;s port is a path such as /dev/ttyUSB0.</source>
        <translation>读卡器端口应为 /dev/ttyUSB0 这样的路径。</translation>
    </message>
    <message>
        <source>The printer&apos;s address is tcp://host:9100, file:///dev/usb/lp0 or serial:///dev/ttyS0?baud=9600.</source>
        <translation>打印机地址应为 tcp://主机:9100、file:///dev/usb/lp0 或 serial:///dev/ttyS0?baud=9600。</translation>
    </message>
    <message>
        <source>The folder for A4 papers is a path that begins with /.</source>
        <translation>A4 文书的文件夹应为以 / 开头的路径。</translation>
    </message>
    <message>
        <source>The case as the centre has it has not arrived yet. Try again in a moment.</source>
        <translation>中心当前的办件内容还没有收到，请稍后再试。</translation>
    </message>
    <message>
        <source>No receipt printer is set up.</source>
        <translation>没有设置凭条打印机。</translation>
    </message>
    <message>
        <source>This paper prints by itself once the centre has confirmed the act.</source>
        <translation>中心确认该办理后，此文书自动打印。</translation>
    </message>
    <message>
        <source>The act was settled otherwise: its paper is void and is not printed.</source>
        <translation>该办理已另行处理，此文书作废，不予打印。</translation>
    </message>
    <message>
        <source>The paper names the remedies, and the hall&apos;s entry has no body for reconsideration. Have the administrator add it.</source>
        <translation>文书须写明救济途径，而大厅资料中没有行政复议机关，请管理员补录。</translation>
    </message>
    <message>
        <source>The paper names the remedies, and the hall&apos;s entry has no court. Have the administrator add it.</source>
        <translation>文书须写明救济途径，而大厅资料中没有人民法院，请管理员补录。</translation>
    </message>
    <message>
        <source>How this print ended is known already.</source>
        <translation>此次打印的结果已经确定。</translation>
    </message>
    <message>
        <source>The photo decoder is a library by a path that begins with /.</source>
        <translation>照片解码库应为以 / 开头的路径。</translation>
    </message>
    <message>
        <source>What was entered here is not on disk yet: unlock, or try once more.</source>
        <translation>此处录入的内容尚未存盘：请解锁，或再试一次。</translation>
    </message>
    <message>
        <source>Choose how the result is delivered: at the window or by post.</source>
        <translation>请选择结果送达方式：窗口领取或邮寄。</translation>
    </message>
    <message>
        <source>A new password has at least eight characters.</source>
        <translation>新密码至少 8 个字符。</translation>
    </message>
    <message>
        <source>A new password has at most 128 characters.</source>
        <translation>新密码最多 128 个字符。</translation>
    </message>
    <message>
        <source>A new password must not have the staff number in it.</source>
        <translation>新密码不能包含工号。</translation>
    </message>
    <message>
        <source>This password is too simple: a run of neighbours, or a few characters again and again.</source>
        <translation>密码太简单：不能是连续的字符，也不能只有几个字符重复。</translation>
    </message>
    <message>
        <source>This password is among the first that everybody tries.</source>
        <translation>这个密码太常见，请换一个。</translation>
    </message>
    <message>
        <source>This password is one of the last five.</source>
        <translation>最近 5 个密码不能再用。</translation>
    </message>
    <message>
        <source>There is nobody with this account.</source>
        <translation>没有这个工号。</translation>
    </message>
    <message>
        <source>There is somebody with this account already.</source>
        <translation>已经有这个工号。</translation>
    </message>
    <message>
        <source>This account is retired for good.</source>
        <translation>此工号已停用，不能再启用。</translation>
    </message>
    <message>
        <source>This belongs to another hall: its hall manager or the centre&apos;s administrator can do it.</source>
        <translation>这属于其他大厅，只能由其大厅管理员或中心管理员办理。</translation>
    </message>
    <message>
        <source>There is no such window.</source>
        <translation>没有这个窗口。</translation>
    </message>
    <message>
        <source>The name has characters that cannot be shown.</source>
        <translation>名称中有无法显示的字符。</translation>
    </message>
    <message>
        <source>A window&apos;s number has up to three digits.</source>
        <translation>窗口号为一至三位数字。</translation>
    </message>
    <message>
        <source>Nobody decides what the own account may. Ask another hall manager.</source>
        <translation>不能给自己的工号授权，请由其他管理员办理。</translation>
    </message>
    <message>
        <source>There is a window of this number already.</source>
        <translation>已经有这个窗口号。</translation>
    </message>
    <message>
        <source>A workstation is enrolled at this window: have it revoked first, and enrol it anew in the other hall.</source>
        <translation>此窗口有登记在用的工作站，不能改到其他大厅。请先撤销该工作站的登记，改后重新登记。</translation>
    </message>
    <message>
        <source>This window is retired; its number is not used again.</source>
        <translation>此窗口已撤销，窗口号不再使用。</translation>
    </message>
    <message>
        <source>There is no such hall.</source>
        <translation>没有这个大厅。</translation>
    </message>
    <message>
        <source>This window is closed.</source>
        <translation>此窗口已停用。</translation>
    </message>
    <message>
        <source>The case was accepted under a catalogue of this centre&apos;s own, which the centres above do not have. Finish it here.</source>
        <translation>该办件按本中心自行发布的目录版本受理，上级中心没有该版本，请在本中心办结。</translation>
    </message>
    <message>
        <source>The record of the case is too long to be handed to another centre.</source>
        <translation>该办件的办理记录过长，无法移交其他中心。</translation>
    </message>
    <message>
        <source>The identity number belongs to somebody of another name. Compare the card with the case.</source>
        <translation>证件号码与登记的姓名不符，请核对证件与办件。</translation>
    </message>
    <message>
        <source>This is not the applicant: choose in what capacity the receiver collects.</source>
        <translation>领取人不是申请人本人，请选择其领取身份。</translation>
    </message>
    <message>
        <source>The receiver is neither the applicant nor the agent on file: write down on what ground.</source>
        <translation>领取人既不是申请人也不是登记的代理人，请写明代领依据。</translation>
    </message>
</context>
<context>
    <name>ItemViews</name>
    <message>
        <source>not for this window</source>
        <translation>本窗口不办</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>未填申请人</translation>
    </message>
    <message>
        <source>no item yet</source>
        <translation>未选事项</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>存于 %1</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>The card is no longer valid.</source>
        <translation>证件已过有效期。</translation>
    </message>
    <message>
        <source>The name has a character this computer may not show rightly.</source>
        <translation>姓名中有本机可能无法正确显示的字。</translation>
    </message>
    <message>
        <source>The sex on the card and in the number differ.</source>
        <translation>卡面性别与号码不一致。</translation>
    </message>
    <message>
        <source>The identity number begins with no known region.</source>
        <translation>证件号码的地区码不存在。</translation>
    </message>
    <message>
        <source>No card was laid on the reader.</source>
        <translation>读卡器上没有证件。</translation>
    </message>
    <message>
        <source>Lay it flat on the reader and press F3.</source>
        <translation>请平放证件后按 F3。</translation>
    </message>
    <message>
        <source>The card was taken away too early.</source>
        <translation>证件过早拿开。</translation>
    </message>
    <message>
        <source>Lay it down, leave it until the name appears, press F3.</source>
        <translation>请放好证件，按 F3，出现姓名后再拿开。</translation>
    </message>
    <message>
        <source>The reader could not open this card.</source>
        <translation>读卡器无法读取该证件。</translation>
    </message>
    <message>
        <source>Try another card or type the entries.</source>
        <translation>请换证件或手工录入。</translation>
    </message>
    <message>
        <source>The reader sent something that is no card.</source>
        <translation>读卡器传来的数据无法识别。</translation>
    </message>
    <message>
        <source>Unplug and plug the reader, then press F3.</source>
        <translation>请重新插拔读卡器后按 F3。</translation>
    </message>
    <message>
        <source>The reader did not answer in time.</source>
        <translation>读卡器未及时应答。</translation>
    </message>
    <message>
        <source>Press F3 again, or type the entries.</source>
        <translation>请再按 F3，或手工录入。</translation>
    </message>
    <message>
        <source>The card reader is not connected.</source>
        <translation>读卡器未连接。</translation>
    </message>
    <message>
        <source>Check the cable; typing works meanwhile.</source>
        <translation>请检查连线，可先手工录入。</translation>
    </message>
    <message>
        <source>No card reader is set up.</source>
        <translation>尚未设置读卡器。</translation>
    </message>
    <message>
        <source>Set one up under Devices; typing works meanwhile.</source>
        <translation>请到设备页设置，可先手工录入。</translation>
    </message>
    <message>
        <source>Nothing entered was changed.</source>
        <translation>已录入的内容没有改动。</translation>
    </message>
    <message>
        <source>The card could not be read.</source>
        <translation>证件读取失败。</translation>
    </message>
    <message>
        <source>The check digit of the number on the card does not fit: compare it with the printed card.</source>
        <translation>证件芯片中号码的校验位不符，请与卡面核对。</translation>
    </message>
    <message>
        <source>The birth date on the card and in the number differ.</source>
        <translation>证件上的出生日期与号码中的不一致。</translation>
    </message>
    <message>
        <source>This card is none the reader can open.</source>
        <translation>读卡器读不了这张卡。</translation>
    </message>
    <message>
        <source>Lay down the identity card, or type the entries.</source>
        <translation>请放身份证，或者手工录入。</translation>
    </message>
    <message>
        <source>The card reader reports a fault of its own.</source>
        <translation>读卡器报告自身故障。</translation>
    </message>
    <message>
        <source>Unplug and plug it; if that does not help, type the entries.</source>
        <translation>请拔下重插；仍不行的，手工录入。</translation>
    </message>
    <message>
        <source>your role takes nothing in</source>
        <translation>您的角色不收件</translation>
    </message>
</context>
<context>
    <name>PaperWords</name>
    <message>
        <source>Receipt of materials</source>
        <translation>收件凭证</translation>
    </message>
    <message>
        <source>Acceptance notice</source>
        <translation>受理通知书</translation>
    </message>
    <message>
        <source>Deferral notice</source>
        <translation>容缺受理通知书</translation>
    </message>
    <message>
        <source>Correction notice</source>
        <translation>补正材料一次性告知书</translation>
    </message>
    <message>
        <source>Notice of non-acceptance</source>
        <translation>不予受理通知书</translation>
    </message>
    <message>
        <source>Immediate completion</source>
        <translation>即办件办结单</translation>
    </message>
    <message>
        <source>Collection receipt</source>
        <translation>领取凭证</translation>
    </message>
    <message>
        <source>Notice of a special procedure</source>
        <translation>特别程序告知书</translation>
    </message>
    <message>
        <source>Notice that handling goes on</source>
        <translation>恢复办理通知书</translation>
    </message>
    <message>
        <source>Extension notice</source>
        <translation>延长办理期限通知书</translation>
    </message>
    <message>
        <source>Decision refusing the licence</source>
        <translation>不予行政许可决定书</translation>
    </message>
    <message>
        <source>Decision refusing the application</source>
        <translation>不予办理决定书</translation>
    </message>
    <message>
        <source>Notice of withdrawal</source>
        <translation>撤回申请终止办理通知书</translation>
    </message>
    <message>
        <source>Notice of termination</source>
        <translation>终止办理通知书</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已另存为 %1。</translation>
    </message>
    <message>
        <source>In the folder %1.</source>
        <translation>在文件夹 %1。</translation>
    </message>
    <message>
        <source>Anybody who can open that folder can read it.</source>
        <translation>能打开该文件夹的人都能看到，请妥善保管。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list separator</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Printing: %1.</source>
        <translation>正在打印：%1。</translation>
    </message>
    <message>
        <source>Printed once the centre has confirmed the act: %1.</source>
        <translation>中心确认后打印：%1。</translation>
    </message>
    <message>
        <source>%1 goes to the printer again, marked as a reprint.</source>
        <translation>%1 已再次送打印机，标注“重打”。</translation>
    </message>
    <message>
        <source>%1 goes to the printer again.</source>
        <translation>%1 已再次送打印机。</translation>
    </message>
</context>
<context>
    <name>SyncViews</name>
    <message>
        <source>Not enrolled</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>%1 起离线</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Sign-in at the centre needed</source>
        <translation>需在中心重新登录</translation>
    </message>
    <message>
        <source>Sync stopped</source>
        <translation>同步已停止</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>operations</comment>
        <translation>
            <numerusform>%n 件待发</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <comment>operations</comment>
        <translation>
            <numerusform>%n 件需处理</numerusform>
        </translation>
    </message>
    <message>
        <source>everything is at the centre</source>
        <translation>全部已存中心</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>最久等待：%1</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>没有待发</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>link is up</source>
        <translation>链路正常</translation>
    </message>
    <message>
        <source>link is down</source>
        <translation>链路断开</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>等待前序</translation>
    </message>
    <message>
        <source>wait for an earlier one</source>
        <translation>前一步尚未送达</translation>
    </message>
    <message>
        <source>nothing is held up</source>
        <translation>没有等待</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>冲突 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>拒收 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Need your decision</source>
        <translation>需要您决定</translation>
    </message>
    <message>
        <source>nothing to decide</source>
        <translation>无需处理</translation>
    </message>
    <message>
        <source>Confirmed today</source>
        <translation>今日已确认</translation>
    </message>
    <message>
        <source>stored at the centre</source>
        <translation>中心已存</translation>
    </message>
    <message>
        <source>Case numbers left</source>
        <translation>剩余号段</translation>
    </message>
    <message>
        <source>connect to get more</source>
        <translation>请联网补充</translation>
    </message>
    <message>
        <source>for working offline</source>
        <translation>可离线使用</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>连通</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>不通</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟偏差</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>尚未比对</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>how much of the disk is free</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>The database of this computer is damaged.</source>
        <translation>本机数据库已损坏。</translation>
    </message>
    <message>
        <source>Nothing is overwritten.</source>
        <translation>不会覆盖任何内容。</translation>
    </message>
    <message>
        <source>Call the help desk with the health report.</source>
        <translation>请带上健康报告联系运维。</translation>
    </message>
    <message>
        <source>Next try at %1.</source>
        <translation>%1 再次尝试。</translation>
    </message>
    <message>
        <source>Everything is stored here and is sent by itself.</source>
        <translation>全部已存本机，会自动发送。</translation>
    </message>
    <message>
        <source>The centre cannot be reached: cable, network or centre is down.</source>
        <translation>无法连接中心：网线、网络或中心不通。</translation>
    </message>
    <message>
        <source>The centre&apos;s certificate does not fit: this may not be your centre.</source>
        <translation>中心证书不符：可能不是您的中心。</translation>
    </message>
    <message>
        <source>Call the help desk.</source>
        <translation>请联系运维。</translation>
    </message>
    <message>
        <source>The centre no longer accepts this computer or sign-in.</source>
        <translation>中心不再接受本机或本次登录。</translation>
    </message>
    <message>
        <source>Lock with F12 and sign in again.</source>
        <translation>请按 F12 锁屏后重新登录。</translation>
    </message>
    <message>
        <source>The centre is busy.</source>
        <translation>中心正忙。</translation>
    </message>
    <message>
        <source>Sending stopped.</source>
        <translation>发送已停止。</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>办件</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>at the centre</source>
        <translation>中心已存</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒收</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Correct what was named and offer it again.</source>
        <translation>按所指问题更正后重新提交。</translation>
    </message>
    <message>
        <source>Sign in again, then offer it again.</source>
        <translation>重新登录后再提交。</translation>
    </message>
    <message>
        <source>Take the case in anew.</source>
        <translation>请重新收件。</translation>
    </message>
    <message>
        <source>Ask the hall manager for the right, then offer it again.</source>
        <translation>请大厅管理员授权后再提交。</translation>
    </message>
    <message>
        <source>Give this act up; the case returns to what the centre has.</source>
        <translation>放弃该动作，办件恢复为中心的版本。</translation>
    </message>
    <message>
        <source>Offer it again, or give it up.</source>
        <translation>可重新提交，或放弃。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>title of a paper</comment>
        <translation>《%1》</translation>
    </message>
    <message>
        <source>%1 is printed and may be in the applicant&apos;s hands: if this act is given up, get it back or declare it void.</source>
        <translation>%1已打印，申请人可能已持有；放弃本次操作须收回或作废该文书。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list separator</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Applicant&apos;s name</source>
        <translation>申请人姓名</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>How the result is collected</source>
        <translation>结果领取方式</translation>
    </message>
    <message>
        <source>waits its turn</source>
        <translation>等待前序</translation>
    </message>
    <message>
        <source>conflict</source>
        <comment>of an operation</comment>
        <translation>冲突，请选择</translation>
    </message>
    <message numerus="yes">
        <source>tried %n time(s)</source>
        <translation>
            <numerusform>已试 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n work day(s)</source>
        <translation>
            <numerusform>%n 工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calendar day(s)</source>
        <translation>
            <numerusform>%n 自然日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n counter hour(s)</source>
        <translation>
            <numerusform>%n 办公小时</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <comment>no limit is set</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Immediate</source>
        <comment>case kind</comment>
        <translation>即办件</translation>
    </message>
    <message>
        <source>Promised</source>
        <comment>case kind</comment>
        <translation>承诺件</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>case kind</comment>
        <translation>其他</translation>
    </message>
    <message>
        <source>Received</source>
        <comment>case state</comment>
        <translation>收件</translation>
    </message>
    <message>
        <source>Awaiting correction</source>
        <comment>case state</comment>
        <translation>待补正</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <comment>case state</comment>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Referred</source>
        <comment>case state</comment>
        <translation>已转办</translation>
    </message>
    <message>
        <source>Accepted</source>
        <comment>case state</comment>
        <translation>已受理</translation>
    </message>
    <message>
        <source>In review</source>
        <comment>case state</comment>
        <translation>审查中</translation>
    </message>
    <message>
        <source>Clock stopped</source>
        <comment>case state</comment>
        <translation>特别程序 · 停表</translation>
    </message>
    <message>
        <source>Decided</source>
        <comment>case state</comment>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Certificate being made</source>
        <comment>case state</comment>
        <translation>制证中</translation>
    </message>
    <message>
        <source>Ready to collect</source>
        <comment>case state</comment>
        <translation>待领取</translation>
    </message>
    <message>
        <source>Delivered</source>
        <comment>case state</comment>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>case state</comment>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <comment>case state</comment>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Terminated</source>
        <comment>case state</comment>
        <translation>已终止</translation>
    </message>
    <message>
        <source>Void</source>
        <comment>case state</comment>
        <translation>已作废</translation>
    </message>
    <message>
        <source>At another centre</source>
        <comment>case state</comment>
        <translation>已移交</translation>
    </message>
    <message>
        <source>To check</source>
        <comment>material</comment>
        <translation>待核</translation>
    </message>
    <message>
        <source>Complete</source>
        <comment>material</comment>
        <translation>齐全</translation>
    </message>
    <message>
        <source>Missing</source>
        <comment>material</comment>
        <translation>缺</translation>
    </message>
    <message>
        <source>Defective</source>
        <comment>material</comment>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Deferred</source>
        <comment>material</comment>
        <translation>容缺</translation>
    </message>
    <message>
        <source>Exempt</source>
        <comment>material</comment>
        <translation>免交</translation>
    </message>
    <message>
        <source>Not needed</source>
        <comment>material</comment>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>听证</translation>
    </message>
    <message>
        <source>Tender</source>
        <translation>招标</translation>
    </message>
    <message>
        <source>Auction</source>
        <translation>拍卖</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>检疫</translation>
    </message>
    <message>
        <source>Appraisal</source>
        <translation>鉴定</translation>
    </message>
    <message>
        <source>Expert review</source>
        <translation>专家评审</translation>
    </message>
    <message>
        <source>By special law</source>
        <translation>特别法规定</translation>
    </message>
    <message>
        <source>Site check</source>
        <translation>现场核查</translation>
    </message>
    <message>
        <source>Public notice</source>
        <translation>公示</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>邮寄</translation>
    </message>
    <message>
        <source>At this window</source>
        <translation>窗口领取</translation>
    </message>
    <message>
        <source>The applicant</source>
        <translation>申请人本人</translation>
    </message>
    <message>
        <source>An agent with an authorisation</source>
        <translation>代理人（持委托书）</translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>Resident identity card</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>Foreigner&apos;s residence card</source>
        <translation>外国人永久居留身份证</translation>
    </message>
    <message>
        <source>Hong Kong / Macao travel permit</source>
        <translation>港澳居民来往内地通行证</translation>
    </message>
    <message>
        <source>Taiwan travel permit</source>
        <translation>台湾居民来往大陆通行证</translation>
    </message>
    <message>
        <source>Hong Kong / Macao residence permit</source>
        <translation>港澳居民居住证</translation>
    </message>
    <message>
        <source>Taiwan residence permit</source>
        <translation>台湾居民居住证</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>Closed with certificate</source>
        <translation>出证办结</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回办结</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废办结</translation>
    </message>
    <message>
        <source>Deleted, entered by mistake</source>
        <translation>删除办结（录入错误）</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>转报办结</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Receive</source>
        <comment>act</comment>
        <translation>收件</translation>
    </message>
    <message>
        <source>Accept</source>
        <comment>act</comment>
        <translation>受理</translation>
    </message>
    <message>
        <source>Accept, decide and issue</source>
        <comment>act</comment>
        <translation>受理并办结</translation>
    </message>
    <message>
        <source>Correction notice</source>
        <comment>act</comment>
        <translation>补正告知</translation>
    </message>
    <message>
        <source>Corrections supplied</source>
        <comment>act</comment>
        <translation>补正到齐</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <comment>act</comment>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Refer</source>
        <comment>act</comment>
        <translation>转办</translation>
    </message>
    <message>
        <source>Deemed accepted</source>
        <comment>act</comment>
        <translation>视为受理</translation>
    </message>
    <message>
        <source>Deferred material supplied</source>
        <comment>act</comment>
        <translation>容缺补齐</translation>
    </message>
    <message>
        <source>Start review</source>
        <comment>act</comment>
        <translation>开始审查</translation>
    </message>
    <message>
        <source>Stop the clock</source>
        <comment>act</comment>
        <translation>停表</translation>
    </message>
    <message>
        <source>Resume the clock</source>
        <comment>act</comment>
        <translation>恢复计时</translation>
    </message>
    <message>
        <source>Extend</source>
        <comment>act</comment>
        <translation>延期</translation>
    </message>
    <message>
        <source>Decide</source>
        <comment>act</comment>
        <translation>作出决定</translation>
    </message>
    <message>
        <source>Make certificate</source>
        <comment>act</comment>
        <translation>制证</translation>
    </message>
    <message>
        <source>Result at the window</source>
        <comment>act</comment>
        <translation>结果到窗口</translation>
    </message>
    <message>
        <source>Deliver</source>
        <comment>act</comment>
        <translation>发放</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>act</comment>
        <translation>办结</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <comment>act</comment>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Terminate</source>
        <comment>act</comment>
        <translation>终止</translation>
    </message>
    <message>
        <source>Make void</source>
        <comment>act</comment>
        <translation>作废</translation>
    </message>
    <message>
        <source>Correct the record</source>
        <comment>act</comment>
        <translation>更正记录</translation>
    </message>
    <message>
        <source>Hand over</source>
        <comment>act</comment>
        <translation>交接</translation>
    </message>
    <message>
        <source>Transfer to another centre</source>
        <comment>act</comment>
        <translation>移交其他中心</translation>
    </message>
    <message>
        <source>Take over from another centre</source>
        <comment>act</comment>
        <translation>接收移交</translation>
    </message>
    <message>
        <source>Take back</source>
        <comment>act</comment>
        <translation>移交退回</translation>
    </message>
    <message>
        <source>Settle</source>
        <comment>act</comment>
        <translation>处理</translation>
    </message>
    <message>
        <source>Free of charge</source>
        <translation>不收费</translation>
    </message>
    <message>
        <source>d MMM, ddd</source>
        <comment>date with weekday</comment>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date without year</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到 1 分钟</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>age in minutes</comment>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Not supplied in time</source>
        <translation>逾期未补办结</translation>
    </message>
    <message>
        <source>Not supplied in time</source>
        <comment>act</comment>
        <translation>逾期未补</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>one sentence after another</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Received</source>
        <comment>act done</comment>
        <translation>收件</translation>
    </message>
    <message>
        <source>Accepted</source>
        <comment>act done</comment>
        <translation>受理</translation>
    </message>
    <message>
        <source>Accepted, decided and issued</source>
        <comment>act done</comment>
        <translation>受理并办结</translation>
    </message>
    <message>
        <source>Correction notice given</source>
        <comment>act done</comment>
        <translation>补正告知</translation>
    </message>
    <message>
        <source>Corrections supplied</source>
        <comment>act done</comment>
        <translation>补正到齐</translation>
    </message>
    <message>
        <source>Not supplied in time</source>
        <comment>act done</comment>
        <translation>逾期未补</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <comment>act done</comment>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Referred</source>
        <comment>act done</comment>
        <translation>转办</translation>
    </message>
    <message>
        <source>Deemed accepted</source>
        <comment>act done</comment>
        <translation>视为受理</translation>
    </message>
    <message>
        <source>Deferred material supplied</source>
        <comment>act done</comment>
        <translation>容缺补齐</translation>
    </message>
    <message>
        <source>Review started</source>
        <comment>act done</comment>
        <translation>开始审查</translation>
    </message>
    <message>
        <source>Clock stopped</source>
        <comment>act done</comment>
        <translation>停表</translation>
    </message>
    <message>
        <source>Clock resumed</source>
        <comment>act done</comment>
        <translation>恢复计时</translation>
    </message>
    <message>
        <source>Extended</source>
        <comment>act done</comment>
        <translation>延期</translation>
    </message>
    <message>
        <source>Decided</source>
        <comment>act done</comment>
        <translation>作出决定</translation>
    </message>
    <message>
        <source>Certificate made</source>
        <comment>act done</comment>
        <translation>制证</translation>
    </message>
    <message>
        <source>Result at the window</source>
        <comment>act done</comment>
        <translation>结果到窗口</translation>
    </message>
    <message>
        <source>Delivered</source>
        <comment>act done</comment>
        <translation>发放</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>act done</comment>
        <translation>办结</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <comment>act done</comment>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Terminated</source>
        <comment>act done</comment>
        <translation>终止</translation>
    </message>
    <message>
        <source>Made void</source>
        <comment>act done</comment>
        <translation>作废</translation>
    </message>
    <message>
        <source>Record corrected</source>
        <comment>act done</comment>
        <translation>更正记录</translation>
    </message>
    <message>
        <source>Handed over</source>
        <comment>act done</comment>
        <translation>交接</translation>
    </message>
    <message>
        <source>Transferred to another centre</source>
        <comment>act done</comment>
        <translation>移交其他中心</translation>
    </message>
    <message>
        <source>Taken over from another centre</source>
        <comment>act done</comment>
        <translation>接收移交</translation>
    </message>
    <message>
        <source>Not taken by the other centre, back here</source>
        <comment>act done</comment>
        <translation>对方未接收，移交退回</translation>
    </message>
    <message>
        <source>Settled</source>
        <comment>act done</comment>
        <translation>处理</translation>
    </message>
    <message>
        <source>holidays published up to %1</source>
        <comment>of the calendar, %1 is a year</comment>
        <translation>放假安排已公布至 %1 年</translation>
    </message>
    <message>
        <source>good until %1, renewed by itself</source>
        <translation>有效期至 %1，到期前自动更新</translation>
    </message>
    <message>
        <source>good until %1; it could not be renewed (%2): tell the hall manager</source>
        <translation>有效期至 %1，未能自动更新（%2），请告知大厅管理人员</translation>
    </message>
    <message>
        <source>The legal representative</source>
        <translation>法定代表人</translation>
    </message>
    <message numerus="yes">
        <source>%n work day(s)</source>
        <comment>in a sentence</comment>
        <translation>
            <numerusform>%n 个工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calendar day(s)</source>
        <comment>in a sentence</comment>
        <translation>
            <numerusform>%n 个自然日</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::AskSheet</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Still open: %1</source>
        <translation>还缺：%1</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>不做更改</translation>
    </message>
    <message>
        <source>To be put right: %1</source>
        <translation>请更正：%1</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::Banner</name>
    <message>
        <source>Dismiss message</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::CaseHeader</name>
    <message>
        <source>waiting to be sent</source>
        <translation>待同步</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hide the applicant</source>
        <translation>隐藏申请人信息</translation>
    </message>
    <message>
        <source>Show the applicant; this is recorded</source>
        <translation>显示申请人信息（将留痕）</translation>
    </message>
    <message>
        <source>query code %1</source>
        <translation>查询码 %1</translation>
    </message>
    <message>
        <source>The clock stands still</source>
        <translation>停表中</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>printed: %1</source>
        <translation>原打印 %1</translation>
    </message>
    <message>
        <source>Ended on</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>deferred, supply by %1</source>
        <translation>容缺，%1前补交</translation>
    </message>
    <message>
        <source>to be decided</source>
        <translation>待决定</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::CaseForm</name>
    <message>
        <source>Not judged yet, under Materials: %1</source>
        <translation>“材料”中尚未核对：%1</translation>
    </message>
    <message>
        <source>Not there yet, under Materials: %1. Judge it when it has come.</source>
        <translation>“材料”中尚未到齐：%1。收到后请在该处核对。</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::CaseListForm</name>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>No case matches.</source>
        <translation>没有符合的办件。</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) shown, there are more</source>
        <translation>
            <numerusform>已显示 %n 件，还有更多</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::CaseListPage</name>
    <message>
        <source>Cases</source>
        <translation>办件</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>出件</translation>
    </message>
    <message>
        <source>Number, ID tail, phone tail, name or initials</source>
        <translation>办件编号、证件尾号、手机尾号、姓名或首字母</translation>
    </message>
    <message>
        <source>Find cases</source>
        <translation>查找办件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>Awaiting correction</source>
        <translation>待补正</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>本窗口</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>将到期</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>待同步</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>打开办件</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>key strip</comment>
        <translation>打开</translation>
    </message>
    <message>
        <source>No case matches.</source>
        <translation>没有符合的办件。</translation>
    </message>
    <message>
        <source>Try the last four of the identity number, or the initials of the name.</source>
        <translation>可试证件号码后四位，或姓名首字母。</translation>
    </message>
    <message>
        <source>No result waits to be collected.</source>
        <translation>没有待领取的结果。</translation>
    </message>
    <message>
        <source>Read the receiver&apos;s card</source>
        <translation>读领取人的证件</translation>
    </message>
    <message>
        <source>Print the last paper again</source>
        <translation>重打上一份文书</translation>
    </message>
    <message>
        <source>Reprint</source>
        <comment>key strip</comment>
        <translation>重打</translation>
    </message>
    <message>
        <source>Read card</source>
        <comment>key strip</comment>
        <translation>读卡</translation>
    </message>
    <message>
        <source>Deliver the result</source>
        <translation>发放结果</translation>
    </message>
    <message>
        <source>Deliver</source>
        <comment>key strip</comment>
        <translation>发放</translation>
    </message>
    <message>
        <source>A case appears here once it is decided, and leaves when its result is delivered.</source>
        <translation>办件作出决定后出现在这里，结果发放后离开。</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::CasePage</name>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>办件</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Materials %1</source>
        <translation>材料 %1</translation>
    </message>
    <message>
        <source>Papers %1</source>
        <translation>文书 %1</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>收费</translation>
    </message>
    <message>
        <source>Why %1?</source>
        <translation>为什么是 %1？</translation>
    </message>
    <message>
        <source>The clock stands still</source>
        <translation>停表中</translation>
    </message>
    <message>
        <source>Being recorded…</source>
        <translation>正在存盘…</translation>
    </message>
    <message>
        <source>Nothing to do here for you now.</source>
        <translation>目前没有需要您办理的操作。</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>key strip</comment>
        <translation>返回</translation>
    </message>
    <message>
        <source>Correction notice</source>
        <translation>补正告知</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>转办</translation>
    </message>
    <message>
        <source>Print the chosen paper again</source>
        <translation>重打所选文书</translation>
    </message>
    <message>
        <source>Reprint</source>
        <comment>key strip</comment>
        <translation>重打</translation>
    </message>
    <message>
        <source>Parts of the case</source>
        <translation>办件内容</translation>
    </message>
    <message>
        <source>Checklist of materials</source>
        <translation>材料清单</translation>
    </message>
    <message>
        <source>Papers issued</source>
        <translation>已出具文书</translation>
    </message>
    <message>
        <source>Free of charge.</source>
        <translation>不收费。</translation>
    </message>
    <message>
        <source>The catalogue names no fee, so none may be asked.</source>
        <translation>目录没有收费项目，不得收费。</translation>
    </message>
    <message>
        <source>The printer did not say whether this paper came out. Did it?</source>
        <translation>打印机没有回报是否出纸。纸出来了吗？</translation>
    </message>
    <message>
        <source>Yes, it is here</source>
        <translation>已出纸</translation>
    </message>
    <message>
        <source>No, print again</source>
        <translation>没有，重打</translation>
    </message>
    <message>
        <source>More acts</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>First page of %1</source>
        <translation>%1第一页</translation>
    </message>
    <message>
        <source>It was due on %1</source>
        <translation>承诺办结日 %1</translation>
    </message>
    <message>
        <source>Deliver the result</source>
        <translation>发放结果</translation>
    </message>
    <message>
        <source>Deliver</source>
        <comment>key strip</comment>
        <translation>发放</translation>
    </message>
    <message>
        <source>Add pages to the material you are in</source>
        <translation>为所在材料添加扫描件</translation>
    </message>
    <message>
        <source>Add pages</source>
        <comment>key strip</comment>
        <translation>添加扫描件</translation>
    </message>
    <message>
        <source>Put back the page taken out last</source>
        <translation>放回最后取出的一页</translation>
    </message>
    <message>
        <source>Read the receiver&apos;s card</source>
        <translation>读取领取人身份证</translation>
    </message>
    <message>
        <source>Read card</source>
        <comment>key strip</comment>
        <translation>读卡</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>No step of this case waits for you now. What else can be done stands on the buttons.</source>
        <translation>本件目前没有轮到您办理的环节；其他操作见下方按钮。</translation>
    </message>
    <message>
        <source>This paper shows the applicant's name, number and phone. Showing it is recorded.</source>
        <translation>此文书载有申请人姓名、证件号码和电话，显示将留痕。</translation>
    </message>
    <message>
        <source>Show the paper</source>
        <translation>显示文书</translation>
    </message>
    <message>
        <source>The centre did not take an act on this case as it was. Decide about it before anything else is done.</source>
        <translation>中心未按原样接受本件的一项操作，请先作出决定再办理其他事项。</translation>
    </message>
    <message>
        <source>No paper of this case was issued on this computer. What another window issued is reprinted there.</source>
        <translation>本件的文书不是在本机出具的。其他窗口出具的文书请在该窗口重打。</translation>
    </message>
    <message>
        <source>Decide on the Sync page</source>
        <translation>去同步页决定</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::CasesPresenter</name>
    <message>
        <source>Recorded: %1 · %2</source>
        <translation>已确认：%1 · %2</translation>
    </message>
    <message>
        <source>Stored here for good; the centre gets it by itself.</source>
        <translation>已存本机，自动送中心。</translation>
    </message>
    <message>
        <source>The case is unchanged.</source>
        <translation>办件未作改动。</translation>
    </message>
    <message>
        <source>F5 opens it and shows what is still missing.</source>
        <translation>按 F5 打开办件，看还缺什么。</translation>
    </message>
    <message>
        <source>This result cannot be delivered by you here now.</source>
        <translation>此结果现在不能由您在此发放。</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开办件</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>重打</translation>
    </message>
    <message>
        <source>Reprint with F9.</source>
        <translation>重打按 F9。</translation>
    </message>
    <message>
        <source>Nothing was printed from this page yet.</source>
        <translation>本页还没有打印过文书。</translation>
    </message>
    <message>
        <source>Older papers are on the case&apos;s page.</source>
        <translation>以前的文书在办件页面。</translation>
    </message>
    <message>
        <source>No message was sent: call the applicant.</source>
        <translation>系统未发通知，请电话告知申请人。</translation>
    </message>
    <message>
        <source>Card read %1</source>
        <translation>已读卡 %1</translation>
    </message>
    <message>
        <source>Name and number were taken over.</source>
        <translation>姓名和号码已填入。</translation>
    </message>
    <message>
        <source>Compare them with the card.</source>
        <translation>请与证件核对。</translation>
    </message>
    <message>
        <source>This card is neither the applicant's nor the agent's.</source>
        <translation>该证件既不是申请人的，也不是登记的代理人的。</translation>
    </message>
    <message>
        <source>Nothing was handed over.</source>
        <translation>结果未交付。</translation>
    </message>
    <message>
        <source>Say in what capacity and on what ground the holder collects.</source>
        <translation>请选择持证人的领取身份，并写明代领依据。</translation>
    </message>
    <message>
        <source>What was entered here and not recorded is back.</source>
        <translation>此处已录入、尚未登记的内容已恢复。</translation>
    </message>
    <message>
        <source>The checklist stands as it was judged; sheets hold what was typed when they are opened.</source>
        <translation>材料清单保持原核对状态；打开相应表单即见已录入内容。</translation>
    </message>
    <message>
        <source>Theirs stand in place of yours.</source>
        <translation>以对方核对结果为准。</translation>
    </message>
    <message>
        <source>Look through the checklist again.</source>
        <translation>请重新核对材料清单。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the checklist were judged by somebody else meanwhile.</source>
        <translation>
            <numerusform>清单中有 %n 项材料已由他人另行核对。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::ConflictPanel</name>
    <message>
        <source>Refused by the centre</source>
        <translation>中心拒收</translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation>需要您决定</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我改的</translation>
    </message>
    <message>
        <source>The centre&apos;s</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Mine: %1</source>
        <translation>我改的：%1</translation>
    </message>
    <message>
        <source>The centre&apos;s: %1</source>
        <translation>中心：%1</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>办理动作</translation>
    </message>
    <message>
        <source>%1, merged by itself</source>
        <translation>%1 自动并入</translation>
    </message>
    <message>
        <source>Nothing needs your decision.</source>
        <translation>没有需要决定的事。</translation>
    </message>
    <message>
        <source>Conflicts and refusals open here when you choose them on the left.</source>
        <translation>在左侧选中冲突或拒收项，在这里处理。</translation>
    </message>
    <message>
        <source>Why (goes into the timeline)</source>
        <translation>说明（写入办件经过）</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>全用我的</translation>
    </message>
    <message>
        <source>All the centre&apos;s</source>
        <translation>全用中心</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>重新提交</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>The side that was not chosen stays in the journal; nothing is thrown away.</source>
        <translation>没有选中的一边也会留在流水里。</translation>
    </message>
    <message>
        <source>Two versions: choose</source>
        <translation>两处改动不同，请选择</translation>
    </message>
    <message>
        <source>Why it is given up (goes into the timeline)</source>
        <translation>放弃的理由（写入办件经过）</translation>
    </message>
    <message>
        <source>Either way what was refused stays in the journal of this computer.</source>
        <translation>无论哪种处理，被拒收的原件都留在本机流水里。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an act and why the centre refused it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开办件</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::CoverPage</name>
    <message>
        <source>One window, every matter</source>
        <translation>一个窗口，办成所有事</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::DefectBox</name>
    <message>
        <source>What is wrong with it</source>
        <translation>有何问题</translation>
    </message>
    <message>
        <source>What is needed instead, and how to supply it</source>
        <translation>应提交什么、如何补正</translation>
    </message>
    <message>
        <source>Material: %1</source>
        <translation>材料：%1</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>读卡中</translation>
    </message>
    <message>
        <source>set up</source>
        <translation>已设置</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>读卡器</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>For example /dev/ttyUSB0; empty = no reader</source>
        <translation>如 /dev/ttyUSB0；留空表示没有读卡器</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>小票打印机</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>tcp://host:9100, file:///dev/usb/lp0 or serial:///dev/ttyS0</source>
        <translation>tcp://主机:9100、file:///dev/usb/lp0 或 serial:///dev/ttyS0</translation>
    </message>
    <message>
        <source>Paper width</source>
        <translation>纸宽</translation>
    </message>
    <message>
        <source>A4 papers</source>
        <translation>A4 文书</translation>
    </message>
    <message>
        <source>Folder for PDF files</source>
        <translation>PDF 文件夹</translation>
    </message>
    <message>
        <source>Test the reader</source>
        <translation>测试读卡器</translation>
    </message>
    <message>
        <source>Reader</source>
        <comment>key strip</comment>
        <translation>测读卡器</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>打印测试页</translation>
    </message>
    <message>
        <source>Test page</source>
        <comment>key strip</comment>
        <translation>测试页</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Empty = no PDF files are written</source>
        <translation>留空 = 不生成 PDF 文件</translation>
    </message>
    <message>
        <source>Photo decoder</source>
        <translation>照片解码库</translation>
    </message>
    <message>
        <source>The reader maker&apos;s library that opens card photos; empty = a placeholder is shown</source>
        <translation>读卡器厂家提供的证件照片解码库；留空则显示占位图</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::DevicesPresenter</name>
    <message>
        <source>Devices saved.</source>
        <translation>设备设置已保存。</translation>
    </message>
    <message>
        <source>The reader answers. Its number: %1</source>
        <translation>读卡器应答正常，编号 %1</translation>
    </message>
    <message>
        <source>The printer is ready; the test page is on its way.</source>
        <translation>打印机就绪，测试页已送出。</translation>
    </message>
    <message>
        <source>The roll is nearly used up.</source>
        <translation>纸卷将尽。</translation>
    </message>
    <message>
        <source>The printer has no paper.</source>
        <translation>打印机缺纸。</translation>
    </message>
    <message>
        <source>The printer&apos;s cover is open.</source>
        <translation>打印机盖未合上。</translation>
    </message>
    <message>
        <source>The printer does not answer.</source>
        <translation>打印机没有应答。</translation>
    </message>
    <message>
        <source>The printer reports a fault.</source>
        <translation>打印机报告故障。</translation>
    </message>
    <message>
        <source>The printer takes data but does not tell its state.</source>
        <translation>打印机能接收数据，但不回报状态。</translation>
    </message>
    <message>
        <source>The paper is kept and waits.</source>
        <translation>文书已保留，等待打印。</translation>
    </message>
    <message>
        <source>Put it right, then press F9.</source>
        <translation>处理好后按 F9。</translation>
    </message>
    <message>
        <source>Yes, it is here</source>
        <translation>已出纸</translation>
    </message>
    <message>
        <source>No, print again</source>
        <translation>没有，重打</translation>
    </message>
    <message numerus="yes">
        <source>The printer did not say whether %n paper(s) came out.</source>
        <translation>
            <numerusform>打印机没有回报 %n 份文书是否已出纸。</numerusform>
        </translation>
    </message>
    <message>
        <source>What was printed is kept and can be printed again.</source>
        <translation>文书已存，可以重打。</translation>
    </message>
    <message>
        <source>Please look at the printer.</source>
        <translation>请看一下打印机。</translation>
    </message>
    <message>
        <source>Noted: %1 came out.</source>
        <translation>已记下：%1已出纸。</translation>
    </message>
    <message>
        <source>%1 was not printed: %2</source>
        <translation>%1未打印：%2</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::DueExplanation</name>
    <message>
        <source>Days counted up to the due date</source>
        <translation>到期日逐日计算</translation>
    </message>
    <message>
        <source>Provisional: the holidays of that year are not published yet. The date is computed again when they are.</source>
        <translation>暂定：该年放假安排尚未公布，公布后自动重算。</translation>
    </message>
    <message>
        <source>The same code computes the date and writes these reasons.</source>
        <translation>同一段程序算出日期，也写出这段理由。</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::EnrolForm</name>
    <message>
        <source>The centre does not answer at this address. Check the address and the cable.</source>
        <translation>该地址的中心没有应答，请检查地址和网线。</translation>
    </message>
    <message>
        <source>The code is wrong, used or over. Ask the hall manager for a new one.</source>
        <translation>登记码错误、已用过或已过期，请向大厅管理员索取新码。</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::EnrolPage</name>
    <message>
        <source>Bind this computer</source>
        <translation>登记本机</translation>
    </message>
    <message>
        <source>Ask the centre</source>
        <translation>连接中心</translation>
    </message>
    <message>
        <source>Making keys, fetching catalogue and calendar…</source>
        <translation>正在生成密钥，下载目录和日历…</translation>
    </message>
    <message>
        <source>Asking the centre…</source>
        <translation>正在询问中心…</translation>
    </message>
    <message>
        <source>Set up this workstation</source>
        <translation>登记本工作站</translation>
    </message>
    <message>
        <source>Once in its life, this computer is bound to its window at the centre.</source>
        <translation>每台电脑只需一次：与中心的窗口绑定。</translation>
    </message>
    <message>
        <source>Address of the centre</source>
        <translation>中心地址</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>一次性登记码</translation>
    </message>
    <message>
        <source>From the hall manager; it works once.</source>
        <translation>由大厅管理员提供，只能用一次。</translation>
    </message>
    <message>
        <source>Fingerprint of the centre. Compare every group with the manager&apos;s sheet:</source>
        <translation>中心指纹。请与管理员的清单逐组核对：</translation>
    </message>
    <message>
        <source>It is the same on the sheet</source>
        <translation>与清单一致</translation>
    </message>
    <message>
        <source>Other address</source>
        <translation>换地址</translation>
    </message>
    <message>
        <source>https://centre.example.gov.cn:8443</source>
        <translation>https://zwzx.example.gov.cn:8443</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::FailurePage</name>
    <message>
        <source>Yichuang is already open on this computer.</source>
        <translation>本机已经打开了一窗。</translation>
    </message>
    <message>
        <source>Go on in the window that is open.</source>
        <translation>请在已打开的窗口中继续。</translation>
    </message>
    <message>
        <source>Yichuang cannot start</source>
        <translation>一窗无法启动</translation>
    </message>
    <message>
        <source>Nothing stored was changed.</source>
        <translation>已存的内容没有改动。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::FindPresenter</name>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Check this receipt</source>
        <translation>验证这张凭证</translation>
    </message>
    <message>
        <source>Signature and case number, without the network</source>
        <translation>验签名与办件编号，不需要网络</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>The receipt is genuine · %1</source>
        <translation>凭证真实 · %1</translation>
    </message>
    <message>
        <source>Signed by a workstation of this hall; checked without the network.</source>
        <translation>由本大厅的工作站签名；离线验证。</translation>
    </message>
    <message>
        <source>It certifies that the materials were received (%1), not that the application was accepted.</source>
        <translation>证明已收到申请材料（%1），不等于受理。</translation>
    </message>
    <message>
        <source>It certifies that the application was accepted (%1).</source>
        <translation>证明申请已受理（%1）。</translation>
    </message>
    <message>
        <source>It certifies that the application was received or accepted (%1); this older code does not say which.</source>
        <translation>证明申请已收件或受理（%1）；此为旧版二维码，未注明是哪一种。</translation>
    </message>
    <message>
        <source>This receipt cannot be checked here.</source>
        <translation>这张凭证在此无法验证。</translation>
    </message>
    <message>
        <source>It is signed by a workstation this computer does not know yet.</source>
        <translation>签名的工作站本机尚不认识。</translation>
    </message>
    <message>
        <source>Search its case number when the link is up.</source>
        <translation>联网后请按办件编号查询。</translation>
    </message>
    <message>
        <source>This is no genuine receipt of this hall.</source>
        <translation>这不是本大厅出具的真凭证。</translation>
    </message>
    <message>
        <source>Scan it once more; if it stays so, keep the paper and call the hall manager.</source>
        <translation>请再扫一次；若仍如此，请留下凭证并联系大厅管理人员。</translation>
    </message>
    <message>
        <source>Cases could not be searched.</source>
        <translation>办件暂时无法查找。</translation>
    </message>
    <message>
        <source>Nothing is found for “%1”.</source>
        <translation>没有找到“%1”。</translation>
    </message>
    <message>
        <source>Try the end of a number, the initials of a name or an item, or a page.</source>
        <translation>可试试号码末几位、姓名或事项的拼音首字母，或页面名称。</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::HelpOverlay</name>
    <message>
        <source>Keys · %1</source>
        <translation>按键 · %1</translation>
    </message>
    <message>
        <source>Go to a page</source>
        <translation>切换页面</translation>
    </message>
    <message>
        <source>Next entry, in the order of the paper</source>
        <translation>按纸面顺序到下一项</translation>
    </message>
    <message>
        <source>Back; nothing is lost</source>
        <translation>返回，内容不丢</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::IntakeForm</name>
    <message numerus="yes">
        <source>%n row(s) still to check. The correction notice is given once: judge every row first.</source>
        <translation>
            <numerusform>还有 %n 项未核对。补正告知只能出具一次：每一行都核对后才能打印。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n material(s) lacking: give the correction notice, all of it at once.</source>
        <translation>
            <numerusform>有 %n 项材料不齐：请一次性告知全部补正内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n material(s) deferred: the applicant promises in writing to supply them.</source>
        <translation>
            <numerusform>容缺 %n 项：申请人书面承诺按期补交。</numerusform>
        </translation>
    </message>
    <message>
        <source>All materials are in order.</source>
        <translation>材料全部符合要求。</translation>
    </message>
    <message>
        <source>The applicant&apos;s name and identity number are needed.</source>
        <translation>请填写申请人姓名和证件号码。</translation>
    </message>
    <message>
        <source>The agent&apos;s name and identity number are needed.</source>
        <translation>请填写代理人姓名和证件号码。</translation>
    </message>
    <message>
        <source>“%1” is still empty.</source>
        <translation>“%1”还没有填写。</translation>
    </message>
    <message>
        <source>This window may not accept this item. Refer the applicant with F8.</source>
        <translation>本窗口未获授权受理该事项，请按 F8 转办。</translation>
    </message>
    <message>
        <source>For this item the applicant must appear in person.</source>
        <translation>该事项须申请人本人到场。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the checklist still to check.</source>
        <translation>
            <numerusform>还有 %n 项材料未核对。</numerusform>
        </translation>
    </message>
    <message>
        <source>Materials are lacking. Give the correction notice with F6.</source>
        <translation>材料不齐，请按 F6 出具补正告知。</translation>
    </message>
    <message>
        <source>Nothing is lacking, so there is nothing to correct.</source>
        <translation>材料齐全，无需补正。</translation>
    </message>
    <message>
        <source>Say what is wrong with every defective material.</source>
        <translation>请写明每份不合格材料的问题。</translation>
    </message>
    <message>
        <source>Being recorded…</source>
        <translation>正在存盘…</translation>
    </message>
    <message>
        <source>Choose the item that is asked for.</source>
        <translation>请选择所申请的事项。</translation>
    </message>
    <message>
        <source>Choose an item.</source>
        <translation>请选择事项。</translation>
    </message>
    <message>
        <source>Pages are being attached…</source>
        <translation>正在添加扫描件…</translation>
    </message>
    <message>
        <source>On file under this number: %1. Compare with the document.</source>
        <translation>该证件号码已登记的姓名为：%1，请与证件核对。</translation>
    </message>
    <message>
        <source>The organisation&apos;s name and credit code are needed.</source>
        <translation>请填写申请单位名称和统一社会信用代码。</translation>
    </message>
    <message>
        <source>The agent: %1</source>
        <comment>what is wrong with an entry</comment>
        <translation>代理人：%1</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::IntakePage</name>
    <message>
        <source>Intake</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Back to the unsaved sheet</source>
        <translation>返回未存盘的录入</translation>
    </message>
    <message>
        <source>Back to the unsaved sheet of %1</source>
        <translation>返回%1未存盘的录入</translation>
    </message>
    <message>
        <source>Accept and print</source>
        <translation>受理并打印</translation>
    </message>
    <message>
        <source>Accept with deferral and print</source>
        <translation>容缺受理并打印</translation>
    </message>
    <message>
        <source>Accept, decide and print</source>
        <translation>受理、办结并打印</translation>
    </message>
    <message>
        <source>Receive only</source>
        <translation>收件登记</translation>
    </message>
    <message>
        <source>Correction notice</source>
        <translation>补正告知</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>转办</translation>
    </message>
    <message>
        <source>Accept</source>
        <comment>key strip</comment>
        <translation>受理</translation>
    </message>
    <message>
        <source>Draft saved %1</source>
        <translation>草稿已存盘 %1</translation>
    </message>
    <message>
        <source>Read a card with F3 or type the applicant.</source>
        <translation>按 F3 读卡，或手工录入申请人。</translation>
    </message>
    <message>
        <source>Legal ground</source>
        <translation>法定理由</translation>
    </message>
    <message>
        <source>No licence is needed (Licensing Law 32(1))</source>
        <translation>依法不需要取得行政许可（第32条第1项）</translation>
    </message>
    <message>
        <source>Not within this body&apos;s power (Licensing Law 32(2))</source>
        <translation>不属于本机关职权范围（第32条第2项）</translation>
    </message>
    <message>
        <source>Which body to go to</source>
        <translation>应向哪个机关申请</translation>
    </message>
    <message>
        <source>Reason, as it stands on the notice</source>
        <translation>理由（写入通知书）</translation>
    </message>
    <message>
        <source>Record and print the notice</source>
        <translation>确认并打印通知书</translation>
    </message>
    <message>
        <source>The notice names the ground, the reason and the remedies. The entries stay on file.</source>
        <translation>通知书写明法定理由、具体原因和救济途径。录入内容存档。</translation>
    </message>
    <message>
        <source>Refer to which body or window</source>
        <translation>转往机关或窗口</translation>
    </message>
    <message>
        <source>Why, and what the applicant should bring</source>
        <translation>原因，以及申请人应带的材料</translation>
    </message>
    <message>
        <source>Record the referral</source>
        <translation>确认转办</translation>
    </message>
    <message>
        <source>Why %1?</source>
        <translation>为什么是 %1？</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date without year</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Read card</source>
        <translation>读卡</translation>
    </message>
    <message>
        <source>Correct</source>
        <comment>key strip</comment>
        <translation>补正告知</translation>
    </message>
    <message>
        <source>Print the last paper again</source>
        <translation>重打上一份文书</translation>
    </message>
    <message>
        <source>Reprint</source>
        <comment>key strip</comment>
        <translation>重打</translation>
    </message>
    <message>
        <source>All complete</source>
        <translation>全部齐全</translation>
    </message>
    <message>
        <source>Choose an item.</source>
        <translation>请选择事项。</translation>
    </message>
    <message>
        <source>Add pages to the material you are in</source>
        <translation>为所在材料添加扫描件</translation>
    </message>
    <message>
        <source>Add pages</source>
        <comment>key strip</comment>
        <translation>添加扫描件</translation>
    </message>
    <message>
        <source>Put back the page taken out last</source>
        <translation>放回最后取出的一页</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::IntakePresenter</name>
    <message>
        <source>Reading the card…</source>
        <translation>正在读卡…</translation>
    </message>
    <message>
        <source>The card was not taken over: an act was being recorded.</source>
        <translation>未采用该证件：正在登记办理。</translation>
    </message>
    <message>
        <source>Press F3 again when it is.</source>
        <translation>登记完成后请再按 F3。</translation>
    </message>
    <message>
        <source>The entries were taken over.</source>
        <translation>内容已填入。</translation>
    </message>
    <message>
        <source>Compare them with the card.</source>
        <translation>请与证件核对。</translation>
    </message>
    <message>
        <source>This item is not in the catalogue of this workstation.</source>
        <translation>本机目录中没有该事项。</translation>
    </message>
    <message>
        <source>Being recorded…</source>
        <translation>正在存盘…</translation>
    </message>
    <message>
        <source>Accepted, decided and issued</source>
        <translation>已受理并办结</translation>
    </message>
    <message>
        <source>Received, not accepted yet</source>
        <translation>已收件，尚未受理</translation>
    </message>
    <message>
        <source>Correction notice recorded</source>
        <translation>已出具补正告知</translation>
    </message>
    <message>
        <source>Not accepted, notice recorded</source>
        <translation>已出具不予受理通知</translation>
    </message>
    <message>
        <source>Referral recorded</source>
        <translation>已登记转办</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Stored here for good; the centre gets it by itself.</source>
        <translation>已存本机，自动送中心。</translation>
    </message>
    <message>
        <source>Reprint with F9.</source>
        <translation>重打按 F9。</translation>
    </message>
    <message>
        <source>Accept it or say what is lacking by %1.</source>
        <translation>请于%1前受理或一次告知补正。</translation>
    </message>
    <message>
        <source>Nothing was printed in this sitting yet.</source>
        <translation>本次登录还没有打印过文书。</translation>
    </message>
    <message>
        <source>Older papers are on the case&apos;s page.</source>
        <translation>更早的文书请到办件页重打。</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开办件</translation>
    </message>
    <message>
        <source>no item yet</source>
        <translation>未选事项</translation>
    </message>
    <message>
        <source>Recovered from %1: %2, %3</source>
        <translation>已恢复 %1 的草稿：%2，%3</translation>
    </message>
    <message>
        <source>Every entry is as it was.</source>
        <translation>所有录入原样恢复。</translation>
    </message>
    <message>
        <source>A new sheet.</source>
        <translation>已新开一件。</translation>
    </message>
    <message>
        <source>The entries of %1 are kept as a draft.</source>
        <translation>%1 的录入已存为草稿。</translation>
    </message>
    <message>
        <source>Find them again with Ctrl+K.</source>
        <translation>按 Ctrl+K 可找回。</translation>
    </message>
    <message>
        <source>The draft could not be saved: %1</source>
        <translation>草稿未能存盘：%1</translation>
    </message>
    <message>
        <source>The sheet put aside is not on disk: %1</source>
        <translation>搁置的录入尚未存盘：%1</translation>
    </message>
    <message>
        <source>Its entries are still in this program, and saving is tried again all the time.</source>
        <translation>内容仍在本程序中，并会不断重试保存。</translation>
    </message>
    <message>
        <source>What was entered is kept as a draft.</source>
        <translation>录入的内容已存为草稿。</translation>
    </message>
    <message>
        <source>This person already has a running case of this item: %1.</source>
        <translation>此人同一事项已有在办办件：%1。</translation>
    </message>
    <message>
        <source>Nothing is stopped.</source>
        <translation>不影响继续办理。</translation>
    </message>
    <message>
        <source>Compare it before you accept the same once more.</source>
        <translation>再次受理前请先核对。</translation>
    </message>
    <message>
        <source>What the card says is on this sheet; an earlier case may have to be corrected.</source>
        <translation>本表以证件所读为准；以前的办件可能需要更正。</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::MaterialHead</name>
    <message>
        <source>Name</source>
        <comment>material</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>Orig/copy</source>
        <translation>原/复</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::MaterialList</name>
    <message>
        <source>Judge the material row you are in</source>
        <translation>核对当前材料行</translation>
    </message>
    <message>
        <source>Paste a picture into the row</source>
        <translation>把图片粘贴到所在材料</translation>
    </message>
    <message>
        <source>To the pages of the row; Enter looks at one</source>
        <translation>到所在材料的扫描件，按回车查看</translation>
    </message>
    <message>
        <source>Move the page you are at</source>
        <translation>移动所在的一页</translation>
    </message>
    <message>
        <source>Take out the page you are at</source>
        <translation>取出所在的一页</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::MaterialsColumn</name>
    <message>
        <source>Lacking</source>
        <translation>不齐</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Checklist of materials</source>
        <translation>材料清单</translation>
    </message>
    <message>
        <source>The checklist appears with the item.</source>
        <translation>选定事项后显示材料清单。</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::OpeningPage</name>
    <message>
        <source>Yichuang</source>
        <translation>一窗</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Checking what is stored on this computer.</source>
        <translation>正在检查本机保存的数据。</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::RailButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <comment>rail item: page, count</comment>
        <translation>
            <numerusform>%1，%n 件待处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Size of type</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>size of type</comment>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <comment>size of type</comment>
        <translation>大字</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>High contrast helps weak sight and bright halls.</source>
        <translation>高对比适合弱视和强光的大厅。</translation>
    </message>
    <message>
        <source>Large type is a quarter larger; everything still fits.</source>
        <translation>大字放大四分之一，内容仍放得下。</translation>
    </message>
    <message>
        <source>Language of the screen</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>Papers stay Chinese.</source>
        <translation>文书始终是中文。</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Signed in: %1</source>
        <translation>当前登录：%1</translation>
    </message>
    <message>
        <source>Drafts stay on this computer and come back at your next sign-in. F12 only locks.</source>
        <translation>草稿留在本机，下次登录时恢复。F12 只是锁屏。</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>自动锁屏</translation>
    </message>
    <message>
        <source>When nobody touched keys or mouse for so long. The sheet stays as it is.</source>
        <translation>超过此时间无键盘和鼠标操作即锁屏，录入内容保持不变。</translation>
    </message>
    <message>
        <source>This workstation</source>
        <translation>本工作站</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::Shell</name>
    <message>
        <source>Signed in without the centre.</source>
        <translation>已离线登录。</translation>
    </message>
    <message>
        <source>Everything works and is sent later.</source>
        <translation>可照常办理，稍后自动发送。</translation>
    </message>
    <message>
        <source>Possible until %1.</source>
        <translation>可离线至 %1。</translation>
    </message>
    <message>
        <source>A draft is not on disk: %1</source>
        <translation>草稿尚未存盘：%1</translation>
    </message>
    <message>
        <source>Nothing is lost: the window stays open, and saving is tried again all the time.</source>
        <translation>内容没有丢失：窗口保持打开，并会不断重试保存。</translation>
    </message>
    <message>
        <source>When the disk works again, leave once more.</source>
        <translation>磁盘恢复后请再次退出。</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>办件</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>出件</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>办件</translation>
    </message>
    <message>
        <source>Yichuang %1</source>
        <translation>一窗 %1</translation>
    </message>
    <message>
        <source>This language is not part of the program.</source>
        <translation>程序没有这种语言。</translation>
    </message>
    <message>
        <source>Yichuang</source>
        <translation>一窗</translation>
    </message>
    <message>
        <source>Leave without these entries</source>
        <translation>放弃这些录入并离开</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>大厅</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>工作站证书</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::SidePanel</name>
    <message>
        <source>Close this panel</source>
        <translation>关闭面板</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::SignInForm</name>
    <message>
        <source>This is not a staff number.</source>
        <translation>工号格式不对。</translation>
    </message>
    <message>
        <source>Staff number and password do not fit.</source>
        <translation>工号与密码不符。</translation>
    </message>
    <message>
        <source>Too many wrong tries. Wait a while, or ask the hall manager.</source>
        <translation>错误次数过多。请稍候，或联系大厅管理员。</translation>
    </message>
    <message>
        <source>Working offline is over for now: connect to the centre and sign in again.</source>
        <translation>离线期限已到：请连接中心后重新登录。</translation>
    </message>
    <message>
        <source>The centre is away, and you have not signed in at this computer before.</source>
        <translation>中心不通，且您未曾在本机登录过。</translation>
    </message>
    <message>
        <source>You are not assigned to this window.</source>
        <translation>您未被分配到本窗口。</translation>
    </message>
    <message>
        <source>The two new passwords are not the same.</source>
        <translation>两次输入的新密码不一致。</translation>
    </message>
    <message>
        <source>Somebody else chose this password. Choose your own: at least eight characters.</source>
        <translation>当前密码是他人设置的，请改成自己的密码（至少 8 个字符）。</translation>
    </message>
    <message>
        <source>This window is closed.</source>
        <translation>此窗口已停用。</translation>
    </message>
    <message>
        <source>The password is wrong.</source>
        <translation>密码不对。</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::SignInPage</name>
    <message>
        <source>Checking…</source>
        <translation>正在核验…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>With your staff number and password.</source>
        <translation>请输入工号和密码。</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁屏</translation>
    </message>
    <message>
        <source>%1, everything is as you left it. You return to the same field.</source>
        <translation>%1，一切保持原样，解锁后回到原来的位置。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Staff number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Somebody else signs in</source>
        <translation>换人登录</translation>
    </message>
    <message>
        <source>New password, at least eight characters</source>
        <translation>新密码（至少 8 个字符）</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>再输入一次新密码</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Queue of cases</source>
        <translation>办件队列</translation>
    </message>
    <message>
        <source>each case has its own lane</source>
        <translation>每件一条道，互不阻塞</translation>
    </message>
    <message>
        <source>Operations that wait or need you</source>
        <translation>等待发送或需要处理的操作</translation>
    </message>
    <message>
        <source>Everything made here is stored at the centre.</source>
        <translation>本机办理的内容已全部存入中心。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Health report without personal data</source>
        <translation>健康报告（不含个人信息）</translation>
    </message>
    <message>
        <source>Report</source>
        <comment>key strip</comment>
        <translation>健康报告</translation>
    </message>
    <message numerus="yes">
        <source>%n still to be sent</source>
        <comment>operations</comment>
        <translation>
            <numerusform>还有 %n 件待发</numerusform>
        </translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>正在重试…</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::SyncPresenter</name>
    <message>
        <source>Settled. It is sent by itself.</source>
        <translation>已处理，会自动发送。</translation>
    </message>
    <message>
        <source>Offered again.</source>
        <translation>已重新提交。</translation>
    </message>
    <message>
        <source>Given up; the case is as the centre has it.</source>
        <translation>已放弃，办件恢复为中心的版本。</translation>
    </message>
    <message>
        <source>What was not chosen stays in the journal, byte for byte.</source>
        <translation>没有选中的内容原样留在流水里。</translation>
    </message>
    <message>
        <source>The health report is on the clipboard.</source>
        <translation>健康报告已复制到剪贴板。</translation>
    </message>
    <message>
        <source>It holds no personal data.</source>
        <translation>不含个人信息。</translation>
    </message>
    <message>
        <source>Paste it into a message to the help desk.</source>
        <translation>可粘贴发给运维。</translation>
    </message>
    <message>
        <source>What was refused stays in the journal, byte for byte.</source>
        <translation>被拒收的原件原样留在流水里。</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::ToDoForm</name>
    <message>
        <source>What to do</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>办件</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>ask for the corrections</source>
        <translation>催补正</translation>
    </message>
    <message>
        <source>told %1</source>
        <translation>%1 告知</translation>
    </message>
    <message>
        <source>by %1</source>
        <comment>a date</comment>
        <translation>%1前</translation>
    </message>
    <message>
        <source>decide</source>
        <translation>请决定</translation>
    </message>
    <message>
        <source>made %1</source>
        <translation>%1 办理</translation>
    </message>
    <message>
        <source>go on with it</source>
        <translation>继续受理</translation>
    </message>
    <message>
        <source>no item yet</source>
        <translation>未选事项</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>未填申请人</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>%1 暂存</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::ToDoPage</name>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Everything entered on this draft is deleted from this computer. Cases are not touched.</source>
        <translation>此草稿录入的全部内容将从本机删除。办件不受影响。</translation>
    </message>
    <message>
        <source>Delete the draft</source>
        <translation>删除草稿</translation>
    </message>
    <message>
        <source>Delete this draft?</source>
        <translation>删除此草稿？</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>将到期</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>待补正</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Nothing waits for this window.</source>
        <translation>本窗口没有待办。</translation>
    </message>
    <message>
        <source>Conflicts, limits that come close, corrections to ask for and drafts appear here.</source>
        <translation>冲突、临近期限、待催补正和草稿会出现在这里。</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Open what is chosen</source>
        <translation>打开所选</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>key strip</comment>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::ToDoPresenter</name>
    <message>
        <source>The draft is deleted.</source>
        <translation>草稿已删除。</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::TopStrip</name>
    <message>
        <source>Case, ID tail, name initials, item…</source>
        <translation>查办件、证件尾号、姓名首字母、事项…</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>at work %1</source>
        <comment>how long the citizen is served</comment>
        <translation>已用时 %1</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::WhatColumn</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Statutory</source>
        <comment>limit</comment>
        <translation>法定</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no limit is set</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Promised</source>
        <comment>limit</comment>
        <translation>承诺</translation>
    </message>
    <message>
        <source>on the spot</source>
        <translation>当场办结</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>收费项目</translation>
    </message>
    <message>
        <source>accept</source>
        <comment>what the window may do</comment>
        <translation>受理</translation>
    </message>
    <message>
        <source>decide</source>
        <comment>what the window may do</comment>
        <translation>决定</translation>
    </message>
    <message>
        <source>issue</source>
        <comment>what the window may do</comment>
        <translation>发证</translation>
    </message>
    <message>
        <source>this window may %1</source>
        <translation>本窗口可%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list separator</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>不收费</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>fee</comment>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>Decided and issued on the spot</source>
        <translation>当场办结、当场出证</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>The date is computed at acceptance.</source>
        <translation>受理时计算日期。</translation>
    </message>
    <message>
        <source>Catalogue %1</source>
        <translation>目录 %1</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Item: name, initials or code</source>
        <translation>事项名称、首字母或编码</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>查找事项</translation>
    </message>
    <message>
        <source>Which item does the applicant ask for?</source>
        <translation>申请人要办什么事项？</translation>
    </message>
    <message>
        <source>Type a few initials, e.g. lnyd, and press Enter.</source>
        <translation>输入首字母，如 lnyd，按回车。</translation>
    </message>
    <message>
        <source>Why this date?</source>
        <translation>为什么是这一天？</translation>
    </message>
    <message>
        <source>How the result is collected</source>
        <translation>结果领取方式</translation>
    </message>
    <message>
        <source>Implementation code %1</source>
        <translation>实施编码 %1</translation>
    </message>
    <message>
        <source>Due if accepted now</source>
        <translation>现在受理，承诺办结日</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::WhoColumn</name>
    <message>
        <source>Card read %1</source>
        <translation>已读卡 %1</translation>
    </message>
    <message>
        <source>From a card</source>
        <translation>来自证件</translation>
    </message>
    <message>
        <source>Typed by hand</source>
        <translation>手工录入</translation>
    </message>
    <message>
        <source>Valid without end</source>
        <translation>长期有效</translation>
    </message>
    <message>
        <source>Valid until %1</source>
        <translation>有效期至 %1</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>自然人</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>法人 / 组织</translation>
    </message>
    <message>
        <source>Type instead</source>
        <translation>改为手工录入</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>证件类型</translation>
    </message>
    <message>
        <source>Agent&apos;s kind of document</source>
        <translation>代理人证件类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名 / 名称</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>An agent applies</source>
        <translation>由代理人办理</translation>
    </message>
    <message>
        <source>Agent&apos;s name</source>
        <translation>代理人姓名</translation>
    </message>
    <message>
        <source>Agent&apos;s phone</source>
        <translation>代理人手机号</translation>
    </message>
    <message>
        <source>Agent&apos;s identity number</source>
        <translation>代理人证件号码</translation>
    </message>
    <message>
        <source>Authorised to do, and until when</source>
        <translation>授权事项及期限</translation>
    </message>
    <message>
        <source>Recent cases of this person</source>
        <translation>此人近期办件</translation>
    </message>
    <message>
        <source>Show</source>
        <comment>the masked number</comment>
        <translation>显示号码</translation>
    </message>
    <message>
        <source>Name of the organisation</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Registered office</source>
        <translation>住所</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::Workbench</name>
    <message>
        <source>Keys of this screen</source>
        <translation>本页按键</translation>
    </message>
    <message>
        <source>Help</source>
        <comment>key strip</comment>
        <translation>帮助</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>新办件</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find</source>
        <comment>key strip</comment>
        <translation>查找</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>锁屏</translation>
    </message>
    <message>
        <source>Lock</source>
        <comment>key strip</comment>
        <translation>锁屏</translation>
    </message>
    <message>
        <source>Sign out, somebody else signs in</source>
        <translation>退出登录，换人登录</translation>
    </message>
</context>
<context>
    <name>ManageWords</name>
    <message>
        <source>clerk</source>
        <translation>窗口人员</translation>
    </message>
    <message>
        <source>approver</source>
        <translation>审批人员</translation>
    </message>
    <message>
        <source>hall manager</source>
        <translation>大厅管理</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>监察</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between words of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>nothing with cases</source>
        <translation>不办件</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>decide on the spot</source>
        <translation>当场决定</translation>
    </message>
    <message>
        <source>issue</source>
        <translation>出件</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) of its own</source>
        <translation>
            <numerusform>另有 %n 个事项单独规定</numerusform>
        </translation>
    </message>
    <message>
        <source>accept, decide on the spot, issue</source>
        <translation>受理、当场决定、出件</translation>
    </message>
    <message>
        <source>accept and issue</source>
        <translation>受理和出件</translation>
    </message>
    <message>
        <source>accept only</source>
        <translation>只受理</translation>
    </message>
    <message>
        <source>issue only</source>
        <translation>只出件</translation>
    </message>
    <message>
        <source>active</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>no password</source>
        <translation>未设密码</translation>
    </message>
    <message>
        <source>first password</source>
        <translation>初始密码</translation>
    </message>
    <message>
        <source>locked until %1</source>
        <translation>锁定至 %1</translation>
    </message>
    <message>
        <source>open</source>
        <comment>a window</comment>
        <translation>开放</translation>
    </message>
    <message>
        <source>closed</source>
        <comment>a window</comment>
        <translation>停用</translation>
    </message>
    <message>
        <source>retired</source>
        <comment>a window</comment>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>%1 is added.</source>
        <comment>a person</comment>
        <translation>已新增人员：%1。</translation>
    </message>
    <message>
        <source>What %1 may do is changed.</source>
        <translation>已更改%1的资料和权限。</translation>
    </message>
    <message>
        <source>%1 is retired and can no longer sign in.</source>
        <translation>%1已停用，不能再登录。</translation>
    </message>
    <message>
        <source>%1 has a new password.</source>
        <translation>%1的密码已重置。</translation>
    </message>
    <message>
        <source>%1 is unlocked.</source>
        <translation>%1已解锁。</translation>
    </message>
    <message>
        <source>%1 is added.</source>
        <comment>a window</comment>
        <translation>已新增窗口：%1。</translation>
    </message>
    <message>
        <source>%1 is changed.</source>
        <comment>a window</comment>
        <translation>已更改窗口：%1。</translation>
    </message>
    <message>
        <source>%1 is open again.</source>
        <comment>a window</comment>
        <translation>%1已启用。</translation>
    </message>
    <message>
        <source>%1 is closed: nobody works there until it is opened.</source>
        <comment>a window</comment>
        <translation>%1已停用，重新启用前任何人不能在此办理。</translation>
    </message>
    <message>
        <source>%1 is retired for good.</source>
        <comment>a window</comment>
        <translation>%1已撤销。</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::ManageForm</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>最近登录</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>May do</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>共 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s)</source>
        <translation>
            <numerusform>共 %n 个窗口</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>Add a window</source>
        <translation>新增窗口</translation>
    </message>
    <message>
        <source>Change the person</source>
        <translation>更改人员</translation>
    </message>
    <message>
        <source>Change the window</source>
        <translation>更改窗口</translation>
    </message>
    <message>
        <source>Reset the password</source>
        <translation>重置密码</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>登记码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Open the window</source>
        <translation>启用窗口</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>停用窗口</translation>
    </message>
    <message>
        <source>Retire the person</source>
        <translation>停用人员</translation>
    </message>
    <message>
        <source>Retire the window</source>
        <translation>撤销窗口</translation>
    </message>
    <message>
        <source>Account: letters, digits, dots and dashes</source>
        <translation>工号（字母、数字、点和短横）</translation>
    </message>
    <message>
        <source>Windows, with commas between</source>
        <translation>窗口号，用逗号分开</translation>
    </message>
    <message>
        <source>Departments; empty = all</source>
        <translation>部门，空为全部</translation>
    </message>
    <message>
        <source>A first password is shown once. It must be changed at the first sign-in.</source>
        <translation>初始密码只显示一次，首次登录时必须更改。</translation>
    </message>
    <message>
        <source>It holds from now on; what was done before is judged as it was.</source>
        <translation>从现在起生效；以前办的按当时的规定认定。</translation>
    </message>
    <message>
        <source>%1 gets a new password, which is shown once and must be changed at the next sign-in. Whoever is signed in with this account can no longer manage people.</source>
        <translation>将为%1设置新密码，只显示一次，下次登录时必须更改。用此工号登录的管理会话随即失效。</translation>
    </message>
    <message>
        <source>%1 can no longer sign in, for good. Cases and papers keep the name.</source>
        <translation>%1将永久不能登录。办件和文书上的姓名保留。</translation>
    </message>
    <message>
        <source>May do, with every item</source>
        <translation>对所有事项的权限</translation>
    </message>
    <message>
        <source>as it is: %1</source>
        <translation>不变：%1</translation>
    </message>
    <message>
        <source>Number, up to three digits</source>
        <translation>窗口号，最多三位</translation>
    </message>
    <message>
        <source>Good for how many hours</source>
        <translation>有效小时数</translation>
    </message>
    <message>
        <source>The code enrols one computer at %1, once.</source>
        <translation>此码只能在%1登记一台电脑，用一次即失效。</translation>
    </message>
    <message>
        <source>An account, and each window, is of letters, digits, dots and dashes.</source>
        <translation>工号和窗口号只能用字母、数字、点和短横。</translation>
    </message>
    <message>
        <source>A window&apos;s number has up to three digits.</source>
        <translation>窗口号最多三位。</translation>
    </message>
    <message>
        <source>No department is called %1. There are: %2.</source>
        <translation>没有名为“%1”的部门。现有部门：%2。</translation>
    </message>
    <message>
        <source>Nobody can work at %1 until it is opened again: who sits there is locked out at once. Cases and drafts stay as they are.</source>
        <translation>在重新启用之前，任何人都不能在%1办理；正在该窗口的人员会立即被锁定。办件和草稿不变。</translation>
    </message>
    <message>
        <source>You sit at this window: you would lock yourself out. Do it from another computer.</source>
        <translation>您正在此窗口办理，停用后您自己也无法登录。请在其他电脑上操作。</translation>
    </message>
    <message>
        <source>Name of the window</source>
        <translation>名称</translation>
    </message>
    <message numerus="yes">
        <source>%n computer(s) of %1 can no longer speak with the centre. The number is not used again.</source>
        <translation>
            <numerusform>%1的 %n 台电脑将不能再连接中心。窗口号不再使用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in the list of windows: %1.</source>
        <translation>窗口列表中没有：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between words of a list</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::ManagePage</name>
    <message>
        <source>Manage</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Asking the centre…</source>
        <translation>正在询问中心…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Name, account, role or window</source>
        <translation>姓名、工号、角色或窗口</translation>
    </message>
    <message>
        <source>Number, name or phone</source>
        <translation>窗口号、名称或电话</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::ManagePresenter</name>
    <message>
        <source>Password of %1</source>
        <translation>%1的密码</translation>
    </message>
    <message>
        <source>Shown once. It must be changed at the first sign-in; until then it opens nothing else.</source>
        <translation>只显示一次。首次登录时必须更改，更改前不能办理其他业务。</translation>
    </message>
    <message>
        <source>The code is issued.</source>
        <translation>登记码已生成。</translation>
    </message>
    <message>
        <source>Enrolment code for window %1</source>
        <translation>%1 号窗口的登记码</translation>
    </message>
    <message>
        <source>Shown once. It enrols one computer, until %1.</source>
        <translation>只显示一次。可登记一台电脑，有效期至 %1。</translation>
    </message>
    <message>
        <source>What you entered stands.</source>
        <translation>已输入的内容保留。</translation>
    </message>
    <message>
        <source>Give your password first.</source>
        <translation>请先输入您的密码。</translation>
    </message>
    <message>
        <source>Your password, please</source>
        <translation>请输入您的密码</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>People and windows are changed only by who gave the password within a quarter of an hour.</source>
        <translation>只有 15 分钟内输入过密码的人才能更改人员和窗口。</translation>
    </message>
    <message>
        <source>People and windows can be managed only while the centre is there.</source>
        <translation>只有连上中心时才能管理人员和窗口。</translation>
    </message>
    <message>
        <source>Nothing was changed, and nothing is kept for later.</source>
        <translation>没有做任何更改，也不会留待以后办理。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有做任何更改。</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::SecretPanel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>It is not shown again. Is it noted down? Then press Esc once more.</source>
        <translation>关闭后不再显示。已记下了吗？已记下请再按一次 Esc。</translation>
    </message>
    <message>
        <source>It is noted down</source>
        <translation>已记下，关闭</translation>
    </message>
</context>
<context>
    <name>PdfDialog</name>
    <message>
        <source>Save “%1” as PDF</source>
        <translation>“%1”另存为 PDF</translation>
    </message>
</context>
<context>
    <name>AttachmentDialog</name>
    <message>
        <source>Pages of “%1”</source>
        <translation>“%1”的扫描件</translation>
    </message>
    <message>
        <source>Pictures and PDF</source>
        <translation>图片和 PDF</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>AttachmentProgress</name>
    <message>
        <source>Page %1 of %2 is being attached…</source>
        <translation>正在添加第 %1 页，共 %2 页…</translation>
    </message>
</context>
<context>
    <name>AttachmentWords</name>
    <message>
        <source>waiting to be sent</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>sending %1 %</source>
        <translation>发送中 %1%</translation>
    </message>
    <message>
        <source>at the centre</source>
        <translation>已到中心</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒收</translation>
    </message>
    <message>
        <source>only at the centre</source>
        <translation>仅在中心</translation>
    </message>
    <message>
        <source>The centre will not take it as it is. Attach it anew.</source>
        <translation>中心不接收该扫描件，请重新添加。</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>cannot be fetched now</source>
        <translation>目前无法取得</translation>
    </message>
    <message>
        <source>, </source>
        <comment>list separator</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::AttachmentPresenter</name>
    <message>
        <source>This cannot be shown here: %1. It is kept and sent as it is.</source>
        <translation>此处无法显示：%1。文件原样保存并发送。</translation>
    </message>
    <message>
        <source>This page is damaged and cannot be drawn: %1. Compare it with the paper.</source>
        <translation>该页已损坏，无法显示：%1。请与纸质材料核对。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>pages of a material</comment>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>sheet %1 of %2</source>
        <comment>inside a PDF</comment>
        <translation>文件内第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>: </source>
        <comment>a file and what is wrong with it</comment>
        <translation>：</translation>
    </message>
    <message>
        <source>This page is there already.</source>
        <translation>该页已在其中。</translation>
    </message>
    <message>
        <source>The pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not attached.</source>
        <translation>
            <numerusform>有 %n 个文件未添加。</numerusform>
        </translation>
    </message>
    <message>
        <source>All others are attached.</source>
        <translation>其余均已添加。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not attached: another matter is on the sheet.</source>
        <translation>
            <numerusform>有 %n 个文件未添加：页面上已是另一件事。</numerusform>
        </translation>
    </message>
    <message>
        <source>Page %1 of “%2” is taken out.</source>
        <translation>已取出“%2”的第 %1 页。</translation>
    </message>
    <message>
        <source>Ctrl+Z puts it back.</source>
        <translation>按 Ctrl+Z 放回。</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <comment>files</comment>
        <translation>
            <numerusform>……另有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::AttachmentStrip</name>
    <message>
        <source>Page %1: %2</source>
        <translation>第 %1 页：%2</translation>
    </message>
    <message>
        <source>Add pages</source>
        <translation>添加扫描件</translation>
    </message>
    <message>
        <source>Add pages to %1</source>
        <translation>为%1添加扫描件</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) of %1</source>
        <translation>
            <numerusform>%1的 %n 页</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::AttachmentViewer</name>
    <message>
        <source>Being opened…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
</context>
<context>
    <name>yichuang::ui::MaterialRow</name>
    <message>
        <source>“%1” is not possible for this material.</source>
        <translation>这项材料不能选“%1”。</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Kinds of files</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件列表</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>常用位置</translation>
    </message>
</context>
</TS>
