<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>CaseViews</name>
    <message numerus="yes">
        <source>%n, reprints marked</source>
        <translation>
            <numerusform>%n, reprints marked</numerusform>
            <numerusform>%n, reprints marked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s), as told in writing</source>
        <translation>
            <numerusform>%n working day, as told in writing</numerusform>
            <numerusform>%n working days, as told in writing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecklistLines</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <comment>scanned</comment>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DueViews</name>
    <message numerus="yes">
        <source>stopped %n day(s)</source>
        <translation>
            <numerusform>stopped %n day</numerusform>
            <numerusform>stopped %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncViews</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>operations</comment>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <comment>operations</comment>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n conflict</numerusform>
            <numerusform>%n conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tried %n time(s)</source>
        <translation>
            <numerusform>tried %n time</numerusform>
            <numerusform>tried %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n work day(s)</source>
        <comment>in a sentence</comment>
        <translation>
            <numerusform>%n work day</numerusform>
            <numerusform>%n work days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calendar day(s)</source>
        <comment>in a sentence</comment>
        <translation>
            <numerusform>%n calendar day</numerusform>
            <numerusform>%n calendar days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n work day(s)</source>
        <translation>
            <numerusform>%n work day</numerusform>
            <numerusform>%n work days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calendar day(s)</source>
        <translation>
            <numerusform>%n calendar day</numerusform>
            <numerusform>%n calendar days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n counter hour(s)</source>
        <translation>
            <numerusform>%n counter hour</numerusform>
            <numerusform>%n counter hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>age in minutes</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::CaseListForm</name>
    <message numerus="yes">
        <source>%n case(s) shown, there are more</source>
        <translation>
            <numerusform>%n case shown, there are more</numerusform>
            <numerusform>%n cases shown, there are more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::DevicesPresenter</name>
    <message numerus="yes">
        <source>The printer did not say whether %n paper(s) came out.</source>
        <translation>
            <numerusform>The printer did not say whether %n paper came out.</numerusform>
            <numerusform>The printer did not say whether %n papers came out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::IntakeForm</name>
    <message numerus="yes">
        <source>%n row(s) still to check. The correction notice is given once: judge every row first.</source>
        <translation>
            <numerusform>%n row still to check. The correction notice is given once: judge every row first.</numerusform>
            <numerusform>%n rows still to check. The correction notice is given once: judge every row first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n material(s) lacking: give the correction notice, all of it at once.</source>
        <translation>
            <numerusform>%n material lacking: give the correction notice, all of it at once.</numerusform>
            <numerusform>%n materials lacking: give the correction notice, all of it at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n material(s) deferred: the applicant promises in writing to supply them.</source>
        <translation>
            <numerusform>%n material deferred: the applicant promises in writing to supply them.</numerusform>
            <numerusform>%n materials deferred: the applicant promises in writing to supply them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the checklist still to check.</source>
        <translation>
            <numerusform>%n row of the checklist still to check.</numerusform>
            <numerusform>%n rows of the checklist still to check.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::RailButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <comment>rail item: page, count</comment>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::SyncPage</name>
    <message numerus="yes">
        <source>%n still to be sent</source>
        <comment>operations</comment>
        <translation>
            <numerusform>%n still to be sent</numerusform>
            <numerusform>%n still to be sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::WhoColumn</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManageWords</name>
    <message numerus="yes">
        <source>%n item(s) of its own</source>
        <translation>
            <numerusform>%n item of its own</numerusform>
            <numerusform>%n items of its own</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::ManageForm</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s)</source>
        <translation>
            <numerusform>%n window</numerusform>
            <numerusform>%n windows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n computer(s) of %1 can no longer speak with the centre. The number is not used again.</source>
        <translation>
            <numerusform>%n computer of %1 can no longer speak with the centre. The number is not used again.</numerusform>
            <numerusform>%n computers of %1 can no longer speak with the centre. The number is not used again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::AttachmentPresenter</name>
    <message numerus="yes">
        <source>%n file(s) not attached.</source>
        <translation>
            <numerusform>%n file not attached.</numerusform>
            <numerusform>%n files not attached.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not attached: another matter is on the sheet.</source>
        <translation>
            <numerusform>%n file not attached: another matter is on the sheet.</numerusform>
            <numerusform>%n files not attached: another matter is on the sheet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <comment>files</comment>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::AttachmentStrip</name>
    <message numerus="yes">
        <source>%n page(s) of %1</source>
        <translation>
            <numerusform>%n page of %1</numerusform>
            <numerusform>%n pages of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yichuang::ui::CasesPresenter</name>
    <message numerus="yes">
        <source>%n row(s) of the checklist were judged by somebody else meanwhile.</source>
        <translation>
            <numerusform>%n row of the checklist was judged by somebody else meanwhile.</numerusform>
            <numerusform>%n rows of the checklist were judged by somebody else meanwhile.</numerusform>
        </translation>
    </message>
</context>
</TS>
