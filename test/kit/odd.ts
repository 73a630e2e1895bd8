// Documents that are written otherwise than one thinks of: no line end at the end, bold titles, folds, brackets, open fences.
import type { Format } from '../../server/src/engine/index.ts';

export const odd: readonly (readonly [Format, string])[] = [
  ['markdown', ''],
  ['markdown', '\ufeff'],
  ['markdown', '\n\n'],
  ['markdown', '# Let a read b'],
  ['markdown', '# Let a read b\n\nLet a read b.\n\n\n\n'],
  ['markdown', '---\nkind: federation-request\n---\n'],
  ['markdown', '---\nkind: federation-request\n---'],
  ['markdown', '# T\n\n## 1. Problem\ntext\n## 2. Caching\ntext\n## 3. Failure modes\n'],
  [
    'markdown',
    '# T\n\n## Design\n\n### Merge rules\n\ntext\n\n### Other\n\n## Monitoring\n\n| a | b |\n|---|---|\n| 1 | 2 |',
  ],
  ['markdown', '### Problem\n\nx\n\n### Rollout\n\n_No response_'],
  ['markdown', 'Intro\n\n**Problem**\n\ntext\n\n**Rollout:**\n\ntext'],
  ['markdown', '# T\n\nProblem\n-------\n\ntext\n\nFailure modes\n-------------\n\ntext\n'],
  ['markdown', '# T\n\n<details><summary>Rollout</summary>\n\nStage 1\n\n</details>\n\n## Other\n'],
  ['markdown', '# T\n\n## Problem\n\n```\nnever closed'],
  ['markdown', '# T\n\n## Problem\n\n<!-- never closed\n'],
  ['markdown', '# T\n\n## Rollout\n\n- a\n  - b\n\n## Why\n* x\n'],
  ['yaml', ''],
  ['yaml', '# just a comment\n'],
  ['yaml', '---\n...\n'],
  ['yaml', 'kind: federation-request'],
  [
    'yaml',
    'kind: federation-request\ntitle: Let a read b\n\nproblem: |\n  text\n\n  # no comment\n# comment\n\n# the end\n...\n',
  ],
  ['yaml', 'problem: >-\n  text\nrollout:\n    stages: one\n    way-back: two\nfailure:\n  - a\n  - b'],
  ['yaml', '{"kind": "federation-request", "problem": "text"}\n'],
  ['yaml', 'kind: federation-request\nproblem:\n  today: x\nwhen: [a, b]\nmonitoring: {signal: m}\ncaching: ~\n'],
];
