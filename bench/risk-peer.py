# The peer of `npm run bench -- risk`: scikit-learn's histogram gradient boosting on the same matrix. Reads raw float32, prints one line of JSON.
import json
import resource
import sys
import time

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import log_loss, roc_auc_score

folder, rows, tested, features, trees, leaves, rate, least = sys.argv[1], *map(float, sys.argv[2:])


def read(name, count):
    x = np.fromfile(f"{folder}/{name}.x", dtype=np.float32).reshape(int(features), int(count)).T
    return x, np.fromfile(f"{folder}/{name}.y", dtype=np.float32)


x, y = read("train", rows)
held, truth = read("test", tested)
model = HistGradientBoostingClassifier(
    max_iter=int(trees), max_leaf_nodes=int(leaves), learning_rate=rate, min_samples_leaf=int(least),
    max_bins=255, early_stopping=False, random_state=1,
)
began = time.perf_counter()
model.fit(x, y)
fitted = time.perf_counter()
guess = model.predict_proba(held)[:, 1]
done = time.perf_counter()
print(json.dumps({
    "fitS": fitted - began, "predictS": done - fitted, "auc": roc_auc_score(truth, guess),
    "logLoss": log_loss(truth, guess), "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
