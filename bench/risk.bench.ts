// `npm run bench -- risk [ROWS…]`: our learner beside scikit-learn's histogram gradient boosting on the same rows, the same trees and the same
// cores, one after the other in turns. Each run is a process of its own, so that its memory can be read.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_BOOST,
  scoreRows,
  type TrainingRows,
  trainBoosting,
} from '../packages/domain/src/risk/learner/boosting.ts';
import type { FeatureMatrix } from '../packages/domain/src/risk/learner/feature-matrix.ts';
import { logLoss, rocAuc } from '../packages/domain/src/risk/learner/metrics.ts';
import { seedRandom } from '../packages/domain/src/risk/learner/random.ts';
import { hireCrew } from '../packages/server/src/learning/crew.ts';

const FEATURES = 60;
const TESTED = 20_000;
const TREES = 100;
const LEAVES = 31;
const RATE = 0.1;
const LEAST_ROWS = 20;
/** Trees of a training before the clock runs: so many until the code of both threads is compiled. */
const WARMING_TREES = 40;
const OPTIONS = {
  ...DEFAULT_BOOST,
  trees: TREES,
  leaves: LEAVES,
  learningRate: RATE,
  minRows: LEAST_ROWS,
  l2: 0,
  rowShare: 1,
  featureShare: 1,
};

interface Figures {
  readonly fitS: number;
  readonly predictS: number;
  readonly peakMb: number;
  readonly auc: number;
  readonly logLoss: number;
}

if (process.argv[2] === '--ours') console.log(JSON.stringify(await runOurs(process.argv[3]!, Number(process.argv[4]))));
else compare(process.argv.slice(2).map(Number));

function compare(asked: readonly number[]): void {
  const python = findPython();
  console.log(
    `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}; ${FEATURES} features, ${TREES} trees`,
  );
  if (python === null)
    console.log('scikit-learn is not here: apt-get install python3-sklearn. Only our own figures follow.');
  console.log('    rows  who            fit s  (least–most)   predict s  peak MB     AUC  log loss');
  for (const rows of asked.length > 0 ? asked : [10_000, 100_000, 1_000_000]) {
    const folder = mkdtempSync(join(tmpdir(), 'xunhe-bench-risk-'));
    try {
      writeRows(folder, 'train', rows, 1);
      writeRows(folder, 'test', TESTED, 2);
      const ours: Figures[] = [];
      const peers: Figures[] = [];
      for (let turn = 0; turn < (rows > 500_000 ? 2 : 5); turn++) {
        ours.push(
          runProcess(process.execPath, ['--import', 'tsx', import.meta.filename, '--ours', folder, String(rows)]),
        );
        if (python) peers.push(runPeer(python, folder, rows));
      }
      print(rows, 'ours', ours);
      if (python === null) continue;
      print(rows, 'scikit-learn', peers);
      const ratio = ours.map((one, i) => one.fitS / peers[i]!.fitS);
      console.log(
        `${String(rows).padStart(8)}  ratio          ${middle(ratio).toFixed(2)}  (${Math.min(...ratio).toFixed(2)}–${Math.max(...ratio).toFixed(2)})`,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function print(rows: number, who: string, runs: readonly Figures[]): void {
  const fits = runs.map((run) => run.fitS);
  const of = (key: keyof Figures) => middle(runs.map((run) => run[key]));
  const range = `(${Math.min(...fits).toFixed(2)}–${Math.max(...fits).toFixed(2)})`;
  console.log(
    `${String(rows).padStart(8)}  ${who.padEnd(13)} ${of('fitS').toFixed(2).padStart(6)}  ${range.padEnd(14)} ${of('predictS').toFixed(3).padStart(9)}  ${of('peakMb').toFixed(0).padStart(7)}  ${of('auc').toFixed(4)}    ${of('logLoss').toFixed(4)}`,
  );
}

function runPeer(python: string, folder: string, rows: number): Figures {
  const numbers = [rows, TESTED, FEATURES, TREES, LEAVES, RATE, LEAST_ROWS].map(String);
  return runProcess(python, [join(import.meta.dirname, 'risk-peer.py'), folder, ...numbers]);
}

function runProcess(program: string, args: readonly string[]): Figures {
  return JSON.parse(execFileSync(program, args, { encoding: 'utf8' })) as Figures;
}

function findPython(): string | null {
  const has = (program: string) => spawnSync(program, ['-c', 'import sklearn']).status === 0;
  return ['/usr/bin/python3', 'python3'].find(has) ?? null;
}

/** A failing month depends on a few features, two pairs of them and chance; a third of the columns misses a tenth of its values. */
function writeRows(folder: string, name: string, rows: number, seed: number): void {
  const random = seedRandom(seed);
  const values = new Float32Array(FEATURES * rows);
  const labels = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const x = (feature: number) => values[feature * rows + row]! || 0;
    for (let feature = 0; feature < FEATURES; feature++)
      values[feature * rows + row] =
        feature % 3 === 0 && random() < 0.1 ? Number.NaN : random() + random() + random() - 1.5;
    const logit =
      -1 + 1.5 * x(0) + x(1) - 2 * x(2) * x(3) + 1.5 * Math.sin(3 * x(4)) + (x(5) > 0.4 ? 1 : 0) + x(6) * x(7);
    labels[row] = random() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
  }
  writeFileSync(join(folder, `${name}.x`), Buffer.from(values.buffer));
  writeFileSync(join(folder, `${name}.y`), Buffer.from(labels.buffer));
}

function readRows(folder: string, name: string, rows: number): { matrix: FeatureMatrix; labels: Float32Array } {
  const floats = (file: string) => {
    const bytes = readFileSync(join(folder, file));
    return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  };
  const all = floats(`${name}.x`);
  const columns = Array.from({ length: FEATURES }, (_, i) => ({
    ...{ name: `f${i}`, group: 'reach' as const, monotone: 0 as const, ownless: false },
  }));
  const values = columns.map((_, i) => all.subarray(i * rows, (i + 1) * rows));
  return { matrix: { rows, columns, values }, labels: floats(`${name}.y`) };
}

async function runOurs(folder: string, rows: number): Promise<Figures> {
  const train = readRows(folder, 'train', rows);
  const test = readRows(folder, 'test', TESTED);
  const crew = hireCrew();
  // The helper is a thread that has to start; a learner that has worked for a while is warm, as the peer's compiled code is.
  trainBoosting(part(train, 5000), { ...OPTIONS, trees: WARMING_TREES }, null, crew ?? undefined);
  const began = performance.now();
  const model = trainBoosting({ ...train, weights: new Float32Array(rows).fill(1) }, OPTIONS, null, crew ?? undefined);
  const fitted = performance.now();
  const scores = scoreRows(model, test.matrix);
  const done = performance.now();
  await crew?.close();
  const judged = Array.from(scores, (score, i) => ({
    probability: 1 / (1 + Math.exp(-score)),
    label: test.labels[i]!,
  }));
  return {
    fitS: (fitted - began) / 1000,
    predictS: (done - fitted) / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
    auc: rocAuc(judged),
    logLoss: logLoss(judged),
  };
}

function part(all: { matrix: FeatureMatrix; labels: Float32Array }, rows: number): TrainingRows {
  return {
    matrix: { ...all.matrix, rows, values: all.matrix.values.map((column) => column.subarray(0, rows)) },
    labels: all.labels.subarray(0, rows),
    weights: new Float32Array(rows).fill(1),
  };
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
