// SPDX-License-Identifier: Apache-2.0
// How many operations a second one writer takes: 10 000 cases that are received and completed in one act, offered as
// JSON text in requests of a given size, validated, chained, sealed and durable. Prints wall time and processor time
// (parsing and writing together: what one core does); build it Release.
#include "app/base/Json.h"
#include "app/protocol/Messages.h"
#include "tests/support/center/CentreFixture.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <ctime>
#include <future>

using namespace yichuang;
using namespace yichuang::tests;

namespace {

constexpr int Cases = 10'000;
constexpr int Windows = 20;

struct Request {
    center::Enrolled workstation;
    QByteArray text;
};

// Each window sends its own journal, as in a hall.
std::vector<Request> makeRequests(CentreFixture &centre, int operationsEach)
{
    std::vector<Request> requests;
    for (int window = 0; window < Windows; ++window) {
        FakeWorkstation desk = centre.enrol("01");
        for (int made = 0; made < Cases / Windows; ++made) {
            CaseBuilder builder = desk.newCase("hk-cs");
            (void)desk.act(builder, domain::ActKind::Complete);
        }
        const std::vector<QJsonObject> journal = desk.journalJson();
        for (size_t first = 0; first < journal.size(); first += static_cast<size_t>(operationsEach)) {
            QJsonArray list;
            for (size_t i = first; i < std::min(journal.size(), first + static_cast<size_t>(operationsEach)); ++i) {
                list.append(journal[i]);
            }
            requests.push_back({desk.enrolled(), QJsonDocument(QJsonObject{{QStringLiteral("operations"), list}}).toJson(QJsonDocument::Compact)});
        }
    }
    return requests;
}

bool offerAll(CentreFixture &centre, const std::vector<Request> &requests)
{
    std::atomic<int> applied = 0;
    std::atomic<size_t> answered = 0;
    std::promise<void> all;
    for (const Request &request : requests) {
        const auto operations =
            base::parseJsonObject(request.text).and_then([](const QJsonObject &json) { return protocol::OperationBatch::operationsOf(json); });
        const auto done = [&](const std::vector<protocol::Answer> &answers) {
            for (const protocol::Answer &answer : answers) {
                applied += answer.status == protocol::AnswerStatus::Applied ? 1 : 0;
            }
            if (++answered == requests.size()) {
                all.set_value();
            }
        };
        if (!operations || !centre.writer().submit({request.workstation, center::Offer::readAll(*operations), {}, done})) {
            return false;
        }
    }
    all.get_future().wait();
    return applied == Cases;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication program(argc, argv);
    for (const int operationsEach : {1, 50, 250, 500}) {
        CentreFixture centre;
        centre.writerOptions.maxWaiting = 2 * Cases;
        centre.restart();
        const std::vector<Request> requests = makeRequests(centre, operationsEach);
        const std::clock_t before = std::clock();
        QElapsedTimer timer;
        timer.start();
        if (!offerAll(centre, requests)) {
            std::fprintf(stderr, "not everything was applied\n");
            return 1;
        }
        const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
        const double processor = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
        std::printf("%4d operations a request: %6.0f operations/s, %.2f s for %d; %.2f s on one core (%6.0f/s)\n", operationsEach,
                    Cases / seconds, seconds, Cases, processor, Cases / processor);
        std::fflush(stdout);
    }
    return 0;
}
