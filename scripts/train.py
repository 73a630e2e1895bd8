# The two learning steps of `npm run train`; features come from the engine's own code. Deterministic.
# usage: train.py passages IN OUT   |   train.py documents IN OUT
import json
import sys

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import normalize

SEED = 7
FOLDS = 8
FEATURES = 9000  # kept of all that occur in at least MIN_DOCUMENTS documents
MIN_DOCUMENTS = 4
PASSAGE_C = 3.0
UNMARKED = 0.3  # weight of an unmarked passage in a document that does deal with the concern: readers mark the main ones
DOCUMENT_C = 0.03


def regression(c):
    return LogisticRegression(C=c, solver='liblinear', random_state=SEED)


def document_regression():
    """Its intercept is not shrunk, unlike liblinear's: it holds how often documents speak to a concern at all."""
    return LogisticRegression(C=DOCUMENT_C, solver='lbfgs', max_iter=1000)


class Vocabulary:
    def __init__(self, documents, kept=None):
        frequency = {}
        for document in documents:
            for feature in {f for passage in document['passages'] for f in passage['features']}:
                frequency[feature] = frequency.get(feature, 0) + 1
        names = sorted(f for f, n in frequency.items() if n >= MIN_DOCUMENTS and (kept is None or f in kept))
        self.index = {f: i for i, f in enumerate(names)}
        self.names = names
        self.idf = np.array([np.log((1 + len(documents)) / (1 + frequency[f])) + 1 for f in names])

    def matrix(self, documents):
        rows, columns, row = [], [], 0
        for document in documents:
            for passage in document['passages']:
                known = [self.index[f] for f in passage['features'] if f in self.index]
                rows += [row] * len(known)
                columns += known
                row += 1
        matrix = sparse.csr_matrix((self.idf[columns], (rows, columns)), shape=(row, len(self.names)))
        return normalize(matrix)


def owners(documents):
    return np.array([i for i, d in enumerate(documents) for _ in d['passages']])


def targets(documents, concern, mark):
    return np.array([int(p['marks'].get(concern, 0) >= mark) for d in documents for p in d['passages']])


def weights(documents, concern):
    return np.array([
        UNMARKED if d['marks'][concern] > 0 and p['marks'].get(concern, 0) == 0 else 1.0
        for d in documents for p in d['passages']
    ])


def heads(documents, concerns):
    return [(targets(documents, c, m), weights(documents, c)) for m in (1, 2) for c in concerns]


def fit_passages(documents, concerns):
    """Fits all heads, keeps the features that weigh most in any, and fits again on these."""
    wide = Vocabulary(documents)
    matrix = wide.matrix(documents)
    labels = heads(documents, concerns)
    first = [regression(PASSAGE_C).fit(matrix, y, w).coef_[0] * wide.idf for y, w in labels]
    importance = np.abs(np.array(first)).max(axis=0)
    order = np.lexsort((np.arange(len(importance)), -importance))[:FEATURES]
    narrow = Vocabulary(documents, {wide.names[i] for i in order})
    matrix = narrow.matrix(documents)
    models = [regression(PASSAGE_C).fit(matrix, y, w) for y, w in labels]
    return narrow, models


def passages(data):
    documents, concerns = data['documents'], data['concerns']
    owner = owners(documents)
    scores = np.zeros((len(owner), 2 * len(concerns)))
    groups = [d['project'] for d in documents]
    for train, test in GroupKFold(FOLDS).split(documents, groups=groups):
        vocabulary, models = fit_passages([documents[i] for i in train], concerns)
        rows = np.isin(owner, test)
        held = vocabulary.matrix([documents[i] for i in test])
        order = np.concatenate([np.flatnonzero(owner == i) for i in test])
        for h, model in enumerate(models):
            scores[order, h] = model.decision_function(held)
        assert rows.sum() == len(order)
    vocabulary, models = fit_passages(documents, concerns)
    return {
        'scores': np.round(scores, 4).tolist(),
        'vocabulary': vocabulary.names,
        'idf': vocabulary.idf.tolist(),
        'weights': [m.coef_[0].tolist() for m in models],
        'intercepts': [float(m.intercept_[0]) for m in models],
    }


def documents(data):
    rows, marks, groups = data['features'], np.array(data['marks']), data['projects']
    folds = list(GroupKFold(FOLDS).split(rows, groups=groups))
    out = np.zeros((len(rows), len(data['concerns']), 2))
    models = []
    for c in range(len(data['concerns'])):
        x = np.array([row[c] for row in rows])
        for t, threshold in enumerate((1, 2)):
            y = (marks[:, c] >= threshold).astype(int)
            for train, test in folds:
                mean, deviation = x[train].mean(axis=0), x[train].std(axis=0) + 1e-9
                model = document_regression().fit((x[train] - mean) / deviation, y[train])
                out[test, c, t] = model.decision_function((x[test] - mean) / deviation)
            mean, deviation = x.mean(axis=0), x.std(axis=0) + 1e-9
            model = document_regression().fit((x - mean) / deviation, y)
            scaled = model.coef_[0] / deviation
            models.append({'weights': scaled.tolist(), 'intercept': float(model.intercept_[0] - (scaled * mean).sum())})
    # One slope and offset for each threshold over all concerns: held-out log odds to what came true.
    calibration = []
    for t, threshold in enumerate((1, 2)):
        fitted = LogisticRegression(C=1e6).fit(out[:, :, t].reshape(-1, 1), (marks >= threshold).reshape(-1))
        calibration.append([float(fitted.coef_[0][0]), float(fitted.intercept_[0])])
    return {'models': models, 'calibration': calibration, 'held': np.round(out, 4).tolist()}


if __name__ == '__main__':
    step, source, target = sys.argv[1:]
    with open(source) as file:
        given = json.load(file)
    result = {'passages': passages, 'documents': documents}[step](given)
    with open(target, 'w') as file:
        json.dump(result, file)
