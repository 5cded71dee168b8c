// Loaded before anything else (node --import): an older Node cannot even read a .ts file, so plain JavaScript says what to do.
const NEEDED = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < NEEDED) {
  process.stderr.write(
    `E_NODE_VERSION: this needs Node ${NEEDED} or later and runs on ${process.versions.node}.\n` +
      'On Linux and Windows (x64) "npm ci" brings a fitting Node along: start it with "npm start", not with "node".\n' +
      'Elsewhere install Node 24 or later from https://nodejs.org and run "npm ci" again.\n',
  );
  process.exit(1);
}
