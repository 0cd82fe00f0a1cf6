// SPDX-License-Identifier: Apache-2.0
#include "ui/ErrorText.h"

#include <iterator>

namespace yichuang::ui {

namespace {

struct Line {
    const char *reason;
    const char *text;
};

const Line lines[] = {
    {"identity.length", QT_TRANSLATE_NOOP("ErrorText", "The identity number has the wrong length.")},
    {"identity.characters",
     QT_TRANSLATE_NOOP("ErrorText", "The identity number has a character that cannot be there.")},
    {"identity.division", QT_TRANSLATE_NOOP("ErrorText", "The identity number begins with no known region.")},
    {"identity.birth", QT_TRANSLATE_NOOP("ErrorText", "The birth date inside the identity number does not exist.")},
    {"identity.check_digit",
     QT_TRANSLATE_NOOP("ErrorText", "The check digit does not fit: compare the number with the card.")},
    {"identity.form", QT_TRANSLATE_NOOP("ErrorText", "This is not the form of such a document's number.")},
    {"uscc.length", QT_TRANSLATE_NOOP("ErrorText", "A unified social credit code has 18 characters.")},
    {"uscc.characters",
     QT_TRANSLATE_NOOP("ErrorText",
                       "The code has a character that cannot be there (I, O, Z, S and V are never used).")},
    {"uscc.check_digit",
     QT_TRANSLATE_NOOP("ErrorText", "The check character does not fit: compare the code with the licence.")},
    {"uscc.registrar", QT_TRANSLATE_NOOP("ErrorText", "The code begins with the sign of no registrar.")},
    {"applicant.name", QT_TRANSLATE_NOOP("ErrorText", "The applicant's name is missing, or has characters that cannot be shown.")},
    {"applicant.id_number", QT_TRANSLATE_NOOP("ErrorText", "The applicant's identity number is missing.")},
    {"applicant.id_type", QT_TRANSLATE_NOOP("ErrorText", "The kind of document does not fit the number or the applicant.")},
    {"agent.name", QT_TRANSLATE_NOOP("ErrorText", "The agent's name is missing, or has characters that cannot be shown.")},
    {"applicant.phone", QT_TRANSLATE_NOOP("ErrorText", "This is not a phone number.")},
    {"case.agent", QT_TRANSLATE_NOOP("ErrorText", "For this item the applicant must appear in person.")},
    {"case.application", QT_TRANSLATE_NOOP("ErrorText", "The first act on a case must carry the application.")},
    {"case.back_dated",
     QT_TRANSLATE_NOOP("ErrorText",
                       "The act lies before the last one on this case. Check the clock of this computer.")},
    {"case.calendar",
     QT_TRANSLATE_NOOP("ErrorText", "There is no working-day calendar here yet. Connect to the centre once.")},
    {"case.changes", QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed.")},
    {"case.decision", QT_TRANSLATE_NOOP("ErrorText", "Say whether it is granted or refused.")},
    {"case.defect_text", QT_TRANSLATE_NOOP("ErrorText", "Say what is wrong with every material that is lacking.")},
    {"case.deferral_open",
     QT_TRANSLATE_NOOP("ErrorText", "A deferred material has not come yet, so nothing may be granted or issued.")},
    {"case.due_differs", QT_TRANSLATE_NOOP("ErrorText", "The printed dates differ from the computed ones.")},
    {"case.exists", QT_TRANSLATE_NOOP("ErrorText", "This case exists already.")},
    {"case.extension_idle", QT_TRANSLATE_NOOP("ErrorText", "The extension would make no date of this case later.")},
    {"case.extension_late", QT_TRANSLATE_NOOP("ErrorText", "The limit has run out; it can no longer be extended.")},
    {"case.extension_length",
     QT_TRANSLATE_NOOP("ErrorText", "The extension is longer than the law allows for this item.")},
    {"case.field", QT_TRANSLATE_NOOP("ErrorText", "This field cannot be corrected.")},
    {"case.field_value", QT_TRANSLATE_NOOP("ErrorText", "An answer on the form is not a number or none of the choices.")},
    {"case.field_missing", QT_TRANSLATE_NOOP("ErrorText", "A question of this item is not answered yet.")},
    {"case.hand_over_window", QT_TRANSLATE_NOOP("ErrorText", "Choose another window of this hall.")},
    {"case.arrival", QT_TRANSLATE_NOOP("ErrorText", "The transfer brought no case with it.")},
    {"case.custody", QT_TRANSLATE_NOOP("ErrorText", "The case was handed on since; the later transfer counts.")},
    {"case.catalogue_own",
     QT_TRANSLATE_NOOP("ErrorText", "The case was accepted under a catalogue of this centre's own, which the centres above do not have. Finish it here.")},
    {"case.history_size", QT_TRANSLATE_NOOP("ErrorText", "The record of the case is too long to be handed to another centre.")},
    {"case.place", QT_TRANSLATE_NOOP("ErrorText", "Choose the centre the case is handed to.")},
    {"case.life_cycle", QT_TRANSLATE_NOOP("ErrorText", "The case has moved on; this can no longer be done.")},
    {"case.material_lacking", QT_TRANSLATE_NOOP("ErrorText", "Materials are lacking. Judge them under Materials; give the correction notice if none was given yet.")},
    {"case.material_unchecked", QT_TRANSLATE_NOOP("ErrorText", "Some materials are not checked yet.")},
    {"case.material_unlawful",
     QT_TRANSLATE_NOOP("ErrorText", "A material is marked in a way this item does not allow.")},
    {"case.materials_fixed", QT_TRANSLATE_NOOP("ErrorText", "The checklist was settled at acceptance and stays as it is.")},
    {"case.delivery_way", QT_TRANSLATE_NOOP("ErrorText", "Choose how the result is delivered: at the window or by post.")},
    {"case.extension_approver", QT_TRANSLATE_NOOP("ErrorText", "An extension needs the name of who approved it.")},
    {"case.item_version", QT_TRANSLATE_NOOP("ErrorText", "The catalogue has a newer version of this item. Start the case anew.")},
    {"case.no_stop", QT_TRANSLATE_NOOP("ErrorText", "The clock of this case does not stand still.")},
    {"case.nothing_deferred", QT_TRANSLATE_NOOP("ErrorText", "No material of this case was deferred.")},
    {"case.nothing_supplied", QT_TRANSLATE_NOOP("ErrorText", "No deferred material was marked as supplied.")},
    {"case.region", QT_TRANSLATE_NOOP("ErrorText", "The case belongs to another region.")},
    {"case.receiver_name", QT_TRANSLATE_NOOP("ErrorText", "The identity number belongs to somebody of another name. Compare the card with the case.")},
    {"case.receiver_not_applicant", QT_TRANSLATE_NOOP("ErrorText", "This is not the applicant: choose in what capacity the receiver collects.")},
    {"case.receiver_ground", QT_TRANSLATE_NOOP("ErrorText", "The receiver is neither the applicant nor the agent on file: write down on what ground.")},
    {"case.relationship", QT_TRANSLATE_NOOP("ErrorText", "Choose who receives the result: the applicant, an agent, the legal representative or somebody else.")},
    {"case.result_way", QT_TRANSLATE_NOOP("ErrorText", "Choose how the applicant wants the result.")},
    {"number.form", QT_TRANSLATE_NOOP("ErrorText", "The case number has not the right form.")},
    {"number.item", QT_TRANSLATE_NOOP("ErrorText", "The case number or query code does not fit the item.")},
    {"number.window", QT_TRANSLATE_NOOP("ErrorText", "The case number belongs to another window.")},
    {"case.merge", QT_TRANSLATE_NOOP("ErrorText", "Somebody else changed the same field.")},
    {"case.no_due", QT_TRANSLATE_NOOP("ErrorText", "This item has no limit that could be extended.")},
    {"case.no_extension", QT_TRANSLATE_NOOP("ErrorText", "This item allows no extension.")},
    {"case.not_deemed", QT_TRANSLATE_NOOP("ErrorText", "This item knows no deemed acceptance.")},
    {"case.not_immediate", QT_TRANSLATE_NOOP("ErrorText", "This item is not decided on the spot.")},
    {"case.note", QT_TRANSLATE_NOOP("ErrorText", "Give a reason.")},
    {"case.nothing_lapsed", QT_TRANSLATE_NOOP("ErrorText", "The applicant's time for corrections or deferred materials is still running.")},
    {"case.nothing_to_correct", QT_TRANSLATE_NOOP("ErrorText", "Nothing is lacking, so there is nothing to correct.")},
    {"case.notice_deadline",
     QT_TRANSLATE_NOOP("ErrorText",
                       "The time for a correction notice has passed: the case counts as accepted since receipt.")},
    {"case.notice_running", QT_TRANSLATE_NOOP("ErrorText", "The time for a correction notice is still running.")},
    {"case.received_later",
     QT_TRANSLATE_NOOP("ErrorText", "The receipt lies after the act. Check the clock of this computer.")},
    {"case.receiver", QT_TRANSLATE_NOOP("ErrorText", "Who collects the result is missing.")},
    {"case.referred_to", QT_TRANSLATE_NOOP("ErrorText", "Say to whom it is referred.")},
    {"case.reject_ground", QT_TRANSLATE_NOOP("ErrorText", "Choose the legal ground.")},
    {"case.second_correction",
     QT_TRANSLATE_NOOP(
         "ErrorText",
         "The correction notice was given already. A second one is a breach (Licensing Law 32(4), 72(4)).")},
    {"case.second_extension",
     QT_TRANSLATE_NOOP("ErrorText", "The limit was extended already; it can be extended only once.")},
    {"case.settlement", QT_TRANSLATE_NOOP("ErrorText", "Choose how to settle it.")},
    {"case.stop_date",
     QT_TRANSLATE_NOOP("ErrorText", "A procedure stops the clock from the day it is recorded: choose today.")},
    {"case.stop_late", QT_TRANSLATE_NOOP("ErrorText", "The limit has run out; there is nothing left to stop.")},
    {"case.stop_detail",
     QT_TRANSLATE_NOOP("ErrorText", "Say which procedure stops the clock and for how many working days.")},
    {"case.stop_length", QT_TRANSLATE_NOOP("ErrorText", "The time told is longer than the catalogue allows for this procedure, or than a year.")},
    {"case.stop_ground", QT_TRANSLATE_NOOP("ErrorText", "This procedure does not stop the clock for this item.")},
    {"case.tracking", QT_TRANSLATE_NOOP("ErrorText", "The number of the parcel is missing.")},
    {"case.void_ground", QT_TRANSLATE_NOOP("ErrorText", "Choose why the case is void.")},
    {"policy.act", QT_TRANSLATE_NOOP("ErrorText", "Nobody at a window may do this.")},
    {"policy.department", QT_TRANSLATE_NOOP("ErrorText", "This item belongs to another department.")},
    {"policy.exclusive", QT_TRANSLATE_NOOP("ErrorText", "Your roles exclude each other; ask the hall manager.")},
    {"policy.item", QT_TRANSLATE_NOOP("ErrorText", "The catalogue here does not know this item.")},
    {"policy.on_the_spot", QT_TRANSLATE_NOOP("ErrorText", "Only immediate items may be decided at the window.")},
    {"policy.own_acceptance", QT_TRANSLATE_NOOP("ErrorText", "Who accepted the case may not also decide, extend or end it.")},
    {"policy.person", QT_TRANSLATE_NOOP("ErrorText", "This person may not work here.")},
    {"policy.role", QT_TRANSLATE_NOOP("ErrorText", "Your role does not allow this.")},
    {"policy.seat", QT_TRANSLATE_NOOP("ErrorText", "You are not assigned to this window.")},
    {"policy.window", QT_TRANSLATE_NOOP("ErrorText", "This window is not known at the centre.")},
    {"policy.window_right", QT_TRANSLATE_NOOP("ErrorText", "This window may not do that for this item.")},
    {"password.short", QT_TRANSLATE_NOOP("ErrorText", "A new password has at least eight characters.")},
    {"password.long", QT_TRANSLATE_NOOP("ErrorText", "A new password has at most 128 characters.")},
    {"password.id", QT_TRANSLATE_NOOP("ErrorText", "A new password must not have the staff number in it.")},
    {"password.simple", QT_TRANSLATE_NOOP("ErrorText", "This password is too simple: a run of neighbours, or a few characters again and again.")},
    {"password.common", QT_TRANSLATE_NOOP("ErrorText", "This password is among the first that everybody tries.")},
    {"password.used", QT_TRANSLATE_NOOP("ErrorText", "This password is one of the last five.")},
    {"person.unknown", QT_TRANSLATE_NOOP("ErrorText", "There is nobody with this account.")},
    {"person.exists", QT_TRANSLATE_NOOP("ErrorText", "There is somebody with this account already.")},
    {"person.own_rights", QT_TRANSLATE_NOOP("ErrorText", "Nobody decides what the own account may. Ask another hall manager.")},
    {"person.retired", QT_TRANSLATE_NOOP("ErrorText", "This account is retired for good.")},
    {"staff.other_hall", QT_TRANSLATE_NOOP("ErrorText", "This belongs to another hall: its hall manager or the centre's administrator can do it.")},
    {"window.unknown", QT_TRANSLATE_NOOP("ErrorText", "There is no such window.")},
    {"directory.name", QT_TRANSLATE_NOOP("ErrorText", "The name has characters that cannot be shown.")},
    {"window.number", QT_TRANSLATE_NOOP("ErrorText", "A window's number has up to three digits.")},
    {"window.exists", QT_TRANSLATE_NOOP("ErrorText", "There is a window of this number already.")},
    {"window.enrolled", QT_TRANSLATE_NOOP("ErrorText", "A workstation is enrolled at this window: have it revoked first, and enrol it anew in the other hall.")},
    {"window.retired", QT_TRANSLATE_NOOP("ErrorText", "This window is retired; its number is not used again.")},
    {"hall.unknown", QT_TRANSLATE_NOOP("ErrorText", "There is no such hall.")},
    {"policy.window_closed", QT_TRANSLATE_NOOP("ErrorText", "This window is closed.")},
    {"pdf.file", QT_TRANSLATE_NOOP("ErrorText", "The PDF could not be written there.")},
    {"receipt.forged", QT_TRANSLATE_NOOP("ErrorText", "This receipt is not genuine: its signature does not fit.")},
    {"receipt.key", QT_TRANSLATE_NOOP("ErrorText", "This receipt is from no window of this centre known here.")},
    {"receipt.withdrawn", QT_TRANSLATE_NOOP("ErrorText", "This receipt was made after its window had been closed.")},
    {"receipt_code.version", QT_TRANSLATE_NOOP("ErrorText", "This receipt's code is of a newer kind than this program knows.")},
    {"receipt_code.form", QT_TRANSLATE_NOOP("ErrorText", "The code of the receipt was not read whole. Scan it again.")},
    {"devices.reader", QT_TRANSLATE_NOOP("ErrorText", "The reader's port is a path such as /dev/ttyUSB0.")},
    {"devices.receipt_printer",
     QT_TRANSLATE_NOOP("ErrorText", "The printer's address is tcp://host:9100, file:///dev/usb/lp0 or serial:///dev/ttyS0?baud=9600.")},
    {"devices.paper_folder", QT_TRANSLATE_NOOP("ErrorText", "The folder for A4 papers is a path that begins with /.")},
    {"devices.photo_decoder", QT_TRANSLATE_NOOP("ErrorText", "The photo decoder is a library by a path that begins with /.")},
    {"draft.unsaved", QT_TRANSLATE_NOOP("ErrorText", "What was entered here is not on disk yet: unlock, or try once more.")},
    {"printer.not_configured", QT_TRANSLATE_NOOP("ErrorText", "No receipt printer is set up.")},
    {"paper.provisional", QT_TRANSLATE_NOOP("ErrorText", "This paper prints by itself once the centre has confirmed the act.")},
    {"paper.void", QT_TRANSLATE_NOOP("ErrorText", "The act was settled otherwise: its paper is void and is not printed.")},
    {"paper.reconsideration_body",
     QT_TRANSLATE_NOOP("ErrorText", "The paper names the remedies, and the hall's entry has no body for reconsideration. Have the administrator add it.")},
    {"paper.court", QT_TRANSLATE_NOOP("ErrorText", "The paper names the remedies, and the hall's entry has no court. Have the administrator add it.")},
    {"paper.not_unknown", QT_TRANSLATE_NOOP("ErrorText", "How this print ended is known already.")},
    {"due.extension_unit", QT_TRANSLATE_NOOP("ErrorText", "The extension is counted in another unit than the limit.")},
    {"due.out_of_range", QT_TRANSLATE_NOOP("ErrorText", "The date lies outside the calendar.")},
    {"attachment.missing", QT_TRANSLATE_NOOP("ErrorText", "A scan of this case is not in this workstation. Attach it again.")},
    {"attachment.hash", QT_TRANSLATE_NOOP("ErrorText", "A scan of this case is not named properly. Attach it again.")},
    {"attachment.file", QT_TRANSLATE_NOOP("ErrorText", "This file cannot be read.")},
    {"attachment.empty", QT_TRANSLATE_NOOP("ErrorText", "There is nothing in this file.")},
    {"attachment.too_large", QT_TRANSLATE_NOOP("ErrorText", "This is larger than 50 MiB. Scan it with fewer dots per inch, or in parts.")},
    {"attachment.type", QT_TRANSLATE_NOOP("ErrorText", "This is neither a picture (JPEG, PNG, TIFF) nor a PDF.")},
    {"attachment.offline", QT_TRANSLATE_NOOP("ErrorText", "This scan is at the centre, which cannot be reached just now.")},
    {"attachment.unknown", QT_TRANSLATE_NOOP("ErrorText", "The centre has no such scan for this window.")},
    {"attachment.damaged", QT_TRANSLATE_NOOP("ErrorText", "What came from the centre is not this scan; nothing was kept.")},
    {"attachment.refused", QT_TRANSLATE_NOOP("ErrorText", "The centre refused this scan: its check found something harmful in it.")},
    {"attachment.busy", QT_TRANSLATE_NOOP("ErrorText", "The centre is still busy with this scan.")},
    {"attachment.no_room", QT_TRANSLATE_NOOP("ErrorText", "The centre has no room for this scan just now.")},
    {"attachment.checksum", QT_TRANSLATE_NOOP("ErrorText", "This scan was damaged on its way again and again.")},
    {"thumbnail.type", QT_TRANSLATE_NOOP("ErrorText", "There is no small picture of this kind of file.")},
    {"thumbnail.damaged", QT_TRANSLATE_NOOP("ErrorText", "The picture in this file is damaged.")},
    {"storage.full", QT_TRANSLATE_NOOP("ErrorText", "The disk of this computer is full.")},
    {"store.blob", QT_TRANSLATE_NOOP("ErrorText", "This scan is damaged on this computer. Attach it again.")},
    {"store.not_heard", QT_TRANSLATE_NOOP("ErrorText", "The case as the centre has it has not arrived yet. Try again in a moment.")},
    {"store.moved",
     QT_TRANSLATE_NOOP("ErrorText",
                       "The data folder of this computer was copied or put back from a backup. Nothing can be confirmed before the centre was reached once.")},
    {"store.forked",
     QT_TRANSLATE_NOOP("ErrorText",
                       "The data folder of this computer is an older copy: the centre has acts that are not in it. Set this window up anew with a new code.")},
    {"limit.value", QT_TRANSLATE_NOOP("ErrorText", "This number of days is out of range.")},
};

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
