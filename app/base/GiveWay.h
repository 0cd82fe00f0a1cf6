// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace yichuang::base {

/// Lets other threads of this machine go first from now on: the calling thread, and the threads and programs it starts
/// later, keep their share of an idle processor and a tenth of a contended one (Linux: niceness 10). For work nobody
/// waits for at this moment, so that the window's thread is not made to wait by it.
void giveWay();

} // namespace yichuang::base
