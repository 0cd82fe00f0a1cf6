// SPDX-License-Identifier: Apache-2.0
// The public @tus/server behind TLS that asks for a client certificate, at /v1/attachments.
// usage: node server.js FOLDER PORT CHAIN.pem KEY.pem AUTHORITY.pem; says "port N" when it listens (PORT 0: any).
"use strict";
const fs = require("node:fs");
const https = require("node:https");
const { Server } = require("@tus/server");
const { FileStore } = require("@tus/file-store");

const [folder, port, chain, key, authority] = process.argv.slice(2);
const tus = new Server({ path: "/v1/attachments", relativeLocation: process.env.TUS_LOCATION !== "absolute", datastore: new FileStore({ directory: folder }) });
const server = https.createServer(
    { cert: fs.readFileSync(chain), key: fs.readFileSync(key), ca: fs.readFileSync(authority), requestCert: true, rejectUnauthorized: true },
    (request, response) => tus.handle(request, response));
server.listen(Number(port), "127.0.0.1", () => console.log(`port ${server.address().port}`));
