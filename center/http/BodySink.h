// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/http/Request.h"
#include "center/http/Responder.h"

#include <functional>
#include <memory>

namespace yichuang::center {

/// Takes a body piece by piece, so that none need be held whole. Called on an I/O thread, one call at a time, and must
/// not block; nothing more is read until it says so. It may answer at any of these calls instead of going on: then
/// nothing more is called, and the connection is closed when the body was not read to its end.
class BodySink {
public:
    /// From any thread: the next piece, please.
    using Next = std::function<void()>;

    virtual ~BodySink() = default;
    virtual void take(QByteArray piece, Next next) = 0;
    /// The body is whole; the sink owes the answer.
    virtual void finish() = 0;
    /// The peer is gone, or too slow: there will be no more, and nobody reads an answer.
    virtual void cut() = 0;
};

/// Begins a request whose body is read as it comes; `head` has no body. `ready` asks for the first piece. None when it
/// has answered already. Called on an I/O thread, must not block.
using Opener = std::function<std::shared_ptr<BodySink>(Request head, Responder responder, BodySink::Next ready)>;

} // namespace yichuang::center
