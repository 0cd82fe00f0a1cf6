// SPDX-License-Identifier: Apache-2.0
// Uploads a file with the public tus client over mutual TLS. Prints one line of JSON.
// usage: node upload.js ENDPOINT FILE SHA256 CA CERTIFICATE KEY CHUNK [ABORT_AT]
//   CHUNK 0: the whole file in one request. ABORT_AT: stops after so many bytes and prints where the upload is; with
//   UPLOAD_URL in the environment it goes on with that one. SHA256 "-": only terminates UPLOAD_URL.
'use strict';
const fs = require('fs');
const https = require('https');
const tus = require('tus-js-client');

const [endpoint, file, sha256, ca, cert, key, chunk, abortAt] = process.argv.slice(2);
const agent = new https.Agent({ ca: fs.readFileSync(ca), cert: fs.readFileSync(cert), key: fs.readFileSync(key), keepAlive: true });
const httpStack = new tus.DefaultHttpStack({ agent });
const url = process.env.UPLOAD_URL || null;
const say = (what) => { console.log(JSON.stringify(what)); agent.destroy(); };

if (sha256 === '-') {
  tus.Upload.terminate(url, { httpStack, retryDelays: null }).then(() => say({ terminated: true }), (error) => say({ error: String(error) }));
} else {
  let begun = null;
  const upload = new tus.Upload(fs.createReadStream(file), {
    endpoint,
    uploadUrl: url,
    uploadSize: fs.statSync(file).size,
    chunkSize: Number(chunk) || Infinity,
    httpStack,
    retryDelays: [200, 500, 1000, 2000],
    metadata: { sha256, type: 'image/png', filename: 'ignored.png' },
    onUploadUrlAvailable: () => { begun = upload.url; },
    onError: (error) => { say({ error: String(error), status: error.originalResponse ? error.originalResponse.getStatus() : 0 }); process.exitCode = 1; },
    onChunkComplete: (size, accepted) => {
      if (abortAt && accepted >= Number(abortAt)) {
        upload.abort().then(() => say({ url: begun || url, accepted }));
      }
    },
    onSuccess: () => say({ url: upload.url, done: true }),
  });
  upload.start();
}
