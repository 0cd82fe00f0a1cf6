// SPDX-License-Identifier: Apache-2.0
#include "center/admin/Admin.h"

#include "center/admin/AuditCommands.h"
#include "center/admin/DemoHall.h"
#include "center/admin/EnrolCommands.h"
#include "center/admin/EraseCommands.h"
#include "center/admin/ExplainCommand.h"
#include "center/admin/Figures.h"
#include "center/admin/InitCommand.h"
#include "center/admin/JournalCommands.h"
#include "center/admin/KeysCommands.h"
#include "center/admin/PeopleCommands.h"
#include "center/admin/PublishCommands.h"
#include "center/admin/RestoreCommands.h"
#include "center/admin/ServeCommand.h"
#include "center/admin/TiersCommand.h"
#include "center/admin/WindowCommands.h"

#include <QJsonDocument>

#include <array>
#include <cstdio>

namespace yichuang::center {

using base::Result;

namespace {

constexpr int WrongUsage = 2;
constexpr int NotDone = 3;

struct Command {
    const char *name;
    Result<Report> (*run)(const CommandLine &, const base::Clock &);
    qsizetype most;      ///< words behind it
    const char *options; ///< what it takes beside `ForAll`, a space between
};

constexpr qsizetype ManyFiles = 1000;
constexpr char ForAll[] = "database keys config json help version";

constexpr std::array Commands{
    Command{"serve", runServe, 0,
            "listen connections connections-per-address log-level metrics-token attachments s3 attachment-mib unnamed-days scan-command notice offline-hours"},
    Command{"init", runInit, 0, "name service-role"},
    Command{"demo-hall", runDemoHall, 0, "codes password"},
    Command{"keys", runKeys, 1, "name"},
    Command{"enrol", runEnrol, 1, "window hours workstation"},
    Command{"people", runPeople, 1, "id name roles windows departments password-stdin keep"},
    Command{"windows", runWindows, 1, "id name hall rights phone"},
    Command{"audit", runAudit, 1, "id limit"},
    Command{"catalogue", runPublish, ManyFiles, "author note origin from to"},
    Command{"calendar", runPublish, ManyFiles, ""},
    Command{"policy", runPublish, 2, ""},
    Command{"directory", runPublish, 2, ""},
    Command{"figures", runFigures, 0, "day from to recount"},
    Command{"verify-journal", runVerifyJournal, 0, ""},
    Command{"backup", runBackup, 1, ""},
    Command{"restore", runRestore, 1, ""},
    Command{"erase", runErase, 2, "order before dry-run"},
    Command{"explain", runExplain, 0, "stdin"},
    Command{"tiers", runTiers, 1, "place title child hours parent code authority from to recount"},
};

constexpr char Help[] = R"(yichuang-center — the central service of Yichuang, and its administration

usage: yichuang-center COMMAND [--database FILE|postgresql://…] [--keys FOLDER] [--config FILE] [--json]
       yichuang-center --help | --version

  init [--name HOST,…] [--service-role NAME]
                                       make keys and an empty database; safe to run again
  keys show · keys renew-server [--name HOST,…]
                                       the server certificate: names and end; the same anew, then restart
  serve [--listen ADDRESS:PORT] [--connections N] [--connections-per-address N] [--log-level debug|info|warning|error]
        [--attachments FOLDER|s3://BUCKET/PREFIX] [--s3 FILE] [--attachment-mib 50] [--unnamed-days 180] [--scan-command PROGRAM…] [--notice SECONDS]
                                       run the service until SIGTERM
  directory|policy show|import FILE    what is published now; check a file and publish it
  catalogue draft FILE [--author NAME] [--note TEXT]
  catalogue list|show|check|diff|rehearse|publish|withdraw-draft|export|import|parent …
                                       drafts and versions of the catalogue; NAME is draft:N,
                                       a file, in-force or a version (docs/catalogue.md)
  calendar check|import FILE…          a holiday notice: check, publish, compute dates anew
  calendar list · calendar show [VERSION] · calendar diff FILE…|VERSION [VERSION]
  policy check FILE                    whether it could be imported, and whom it would forbid
  people list · people roles           who there is; which roles nobody holds together
  people add --id ID --name NAME --roles ROLE,… --windows 01,… [--departments KEY,…]
  people change --id ID [--name …] [--roles …] [--windows …] [--departments …]
  people set-password --id ID          both print a password that must be changed at the first sign-in;
         [--password-stdin] [--keep]   read it instead; it need not be changed
  people retire|unlock --id ID
  windows list
  windows add --id 10 --name NAME [--hall ID] [--rights '*=accept,issue;hk-cs=accept,decide'] [--phone …]
  windows change --id 10 …             windows open|close|retire --id 10
  enrol new-code --window 03 [--hours 24]
                                       a one-time code for a workstation
  enrol list · enrol revoke|renew --workstation ID
  audit list [--id PERSON] [--limit 50]
  figures [--day YYYY-MM-DD | --from YYYY-MM-DD --to YYYY-MM-DD]
                                       the six headline figures; cases by state, item and closing
  figures --recount                    whether what is kept for them is what the cases say; puts it right
  verify-journal                       check every chain and every case, end to end
  backup FILE · restore FILE           restore: the service must not run; of PostgreSQL: its own
                                       tools, then restore without a file
  tiers found --place ID --title NAME  the first centre of a tree
  tiers new-code --child ID --title NAME [--hours 24]
  tiers join --parent https://HOST:PORT --code CODE --authority SHA256
  tiers leave · tiers list · tiers show · tiers revoke --child ID
  tiers summary [--from DAY] [--to DAY] [--recount] · tiers custody
                                       counts of this centre and those below; who has each case
  erase case NUMBER --order TEXT · erase ended --before DAY --order TEXT [--dry-run]
  erase again FILE · erase list        what the law has deleted (docs/retention.md)
  explain --stdin                      one JSON question a line, one answer a line
  demo-hall [--codes 01,02]            a hall to try things in

examples:
  yichuang-center init --database /srv/centre/centre.sqlite --keys /srv/keys --name centre.example.cn
  yichuang-center enrol new-code --window 03
  echo '{"ask":"due","from":"2026-09-24","days":20,"unit":"working_day","region":"CN"}' | yichuang-center explain --stdin
  yichuang-center verify-journal --json

exit codes: 0 done · 1 what was checked is not in order · 2 wrong usage · 3 could not be done
)";

void print(FILE *stream, const QByteArray &text)
{
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stream);
    std::fflush(stream);
}

QByteArray lineOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

enum class Form { Text, Json };

int complain(const base::Error &error, Form form)
{
    const bool isUsage = error.reason == "usage";
    const QJsonObject json{{QStringLiteral("error"),
                            QJsonObject{{QStringLiteral("code"), base::errorCodeName(error.code)},
                                        {QStringLiteral("reason"), QString::fromLatin1(error.reason)},
                                        {QStringLiteral("text"), error.detail}}}};
    const QByteArray text = "yichuang-center: " + error.detail.toUtf8() + (isUsage ? "\nTry 'yichuang-center --help'.\n" : "\n");
    print(stderr, form == Form::Json ? lineOf(json) : text);
    return isUsage ? WrongUsage : NotDone;
}

// A config file may serve several commands; what is said on the command line is meant for this one.
Result<void> fits(const Command &command, const CommandLine &line)
{
    if (line.words().size() - 1 > command.most) {
        return usage(QStringLiteral("%1: '%2' is a word too many").arg(line.words().first(), line.words().at(command.most + 1)));
    }
    const QStringList taken = QString::fromLatin1(command.options).split(QLatin1Char(' ')) + QString::fromLatin1(ForAll).split(QLatin1Char(' '));
    for (const QString &name : line.said()) {
        if (!taken.contains(name)) {
            return usage(QStringLiteral("%1 takes no --%2").arg(line.words().first(), name));
        }
    }
    return {};
}

Result<Report> run(const CommandLine &line, const base::Clock &clock)
{
    const QByteArray name = line.words().value(0).toUtf8();
    for (const Command &command : Commands) {
        if (name == command.name) {
            const Result<void> fitting = fits(command, line);
            return fitting ? command.run(line, clock) : base::failure(fitting);
        }
    }
    return base::fail(base::ErrorCode::InvalidArgument,
                      name.isEmpty() ? QStringLiteral("say what to do") : QStringLiteral("there is no command '%1'").arg(QString::fromUtf8(name)),
                      "usage");
}

} // namespace

int runAdmin(const QStringList &arguments, const base::Clock &clock)
{
    const Result<CommandLine> line = CommandLine::parse(arguments, commandFlags(), commandOptions());
    const bool isJson = line ? line->has(QStringLiteral("json")) : arguments.contains(QStringLiteral("--json"));
    const Form form = isJson ? Form::Json : Form::Text;
    if (!line) {
        return complain(line.error(), form);
    }
    if (line->has(QStringLiteral("help"))) {
        print(stdout, Help);
        return 0;
    }
    if (line->has(QStringLiteral("version"))) {
        print(stdout, "yichuang-center " YICHUANG_VERSION "\n");
        return 0;
    }
    const Result<Report> report = run(*line, clock);
    if (!report) {
        return complain(report.error(), form);
    }
    if (!report->json.isEmpty()) {
        print(stdout, form == Form::Json ? lineOf(report->json) : report->text.toUtf8());
    }
    return report->exitCode;
}

} // namespace yichuang::center
