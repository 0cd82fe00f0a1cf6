// SPDX-License-Identifier: Apache-2.0
// Replicates the documents of a JSON-lines file to express-pouchdb over plain HTTP, batch 500, both sides on
// LevelDB in a fresh folder; prints {"docs":n,"seconds":s}. The server is a process of its own, as ours is.
// usage: node replicate.js DOCS.jsonl FOLDER
'use strict';
const fs = require('fs');
const path = require('path');
const { fork } = require('child_process');
const PouchDB = require('pouchdb-node');

const [docsFile, folder] = process.argv.slice(2);
const BATCH = 500;

if (process.send && docsFile === '--serve') {
  const express = require('express');
  const Central = PouchDB.defaults({ prefix: path.join(folder, 'central') + path.sep });
  const app = express();
  app.use('/', require('express-pouchdb')(Central, { logPath: path.join(folder, 'log.txt'), configPath: path.join(folder, 'config.json'),
    mode: 'minimumForPouchDB' }));
  const server = app.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
  process.on('disconnect', () => process.exit(0));
} else {
  main().catch((error) => {
    console.error(error);
    process.exit(1);
  });
}

async function main() {
  fs.mkdirSync(path.join(folder, 'central'), { recursive: true });
  const docs = fs.readFileSync(docsFile, 'utf8').split('\n').filter(Boolean).map((line) => {
    const doc = JSON.parse(line);
    return Object.assign(doc, { _id: doc.id });
  });
  const server = fork(__filename, ['--serve', folder]);
  const { port } = await new Promise((resolve) => server.once('message', resolve));
  const Local = PouchDB.defaults({ prefix: folder + path.sep });
  const local = new Local('desk');
  for (let i = 0; i < docs.length; i += BATCH) {
    await local.bulkDocs(docs.slice(i, i + BATCH));
  }
  const remote = new PouchDB(`http://127.0.0.1:${port}/central`, { skip_setup: false });
  await remote.info();
  const start = process.hrtime.bigint();
  const done = await local.replicate.to(remote, { batch_size: BATCH, batches_limit: 10 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const info = await remote.info();
  if (!done.ok || done.doc_write_failures || info.doc_count !== docs.length) {
    throw new Error(`replicated ${info.doc_count} of ${docs.length}`);
  }
  console.log(JSON.stringify({ docs: docs.length, seconds }));
  server.disconnect();
}
