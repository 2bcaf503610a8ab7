/** Custom properties that a page can set on `.asl-graph`: the colours of everything in the picture. */
const LIGHT = `--graph-paper:#fff;--graph-ink:#18202c;--graph-muted:#566273;--graph-line:#7d8898;--graph-card:#fff;--graph-border:#bcc5d1;--graph-panel:#f5f7fa;--graph-idle:#9aa4b1;--graph-task:#2a62c9;--graph-choice:#955800;--graph-flow:#6a45c2;--graph-wait:#0d7377;--graph-good:#18794a;--graph-bad:#c22f2f;--graph-caught:#955800;--graph-running:#1d63c9;--graph-stopped:#6c5a80;--graph-focus:#1d63c9`;
const DARK = `--graph-paper:#10141a;--graph-ink:#e8ecf2;--graph-muted:#a2aebd;--graph-line:#7f8c9d;--graph-card:#1a2029;--graph-border:#435063;--graph-panel:#151a22;--graph-idle:#69778a;--graph-task:#7fb0ff;--graph-choice:#e5ac4d;--graph-flow:#b8a0ff;--graph-wait:#5cc8c8;--graph-good:#56c98d;--graph-bad:#ff8a80;--graph-caught:#e5ac4d;--graph-running:#7fb0ff;--graph-stopped:#c3afd8;--graph-focus:#9cc3ff`;
const FORCED = `--graph-paper:Canvas;--graph-ink:CanvasText;--graph-muted:CanvasText;--graph-line:CanvasText;--graph-card:Canvas;--graph-border:CanvasText;--graph-panel:Canvas;--graph-idle:GrayText;--graph-task:CanvasText;--graph-choice:CanvasText;--graph-flow:CanvasText;--graph-wait:CanvasText;--graph-good:CanvasText;--graph-bad:CanvasText;--graph-caught:CanvasText;--graph-running:CanvasText;--graph-stopped:CanvasText;--graph-focus:Highlight`;

/**
 * The style sheet of a picture. It is the same text in all of them, so that a Content-Security-Policy can allow it by one hash.
 * A page chooses the colours by `data-theme` at its root, `light` or `dark`, or else the system does.
 */
export const GRAPH_STYLE = `.asl-graph{${LIGHT};font-family:"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;font-size:11px}
@media (prefers-color-scheme:dark){.asl-graph{${DARK}}}
:root[data-theme=light] .asl-graph{${LIGHT}}
:root[data-theme=dark] .asl-graph{${DARK}}
@media print{.asl-graph,:root[data-theme] .asl-graph{${LIGHT}}}
@media (forced-colors:active){.asl-graph,:root[data-theme] .asl-graph{${FORCED};forced-color-adjust:none}}
.asl-graph text{direction:ltr;unicode-bidi:isolate;fill:var(--graph-muted);white-space:pre}
.asl-graph .g-paper{fill:var(--graph-paper)}
.asl-graph .g-name{fill:var(--graph-ink);font-size:13px;font-weight:600}
.asl-graph .g-card{fill:var(--graph-card);stroke:var(--graph-border);stroke-width:1.25}
.asl-graph .g-hold{fill:var(--graph-panel)}
.asl-graph .g-panel{fill:var(--graph-paper);stroke:var(--graph-border);stroke-dasharray:2 3}
.asl-graph .g-pile{fill:none;stroke:var(--graph-border);stroke-width:1.25}
.asl-graph .g-tile{fill:var(--g);opacity:.13}
.asl-graph .g-glyph{fill:none;stroke:var(--g);stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.asl-graph .g-state{--g:var(--graph-muted)}
.asl-graph .g-Task{--g:var(--graph-task)}
.asl-graph .g-Choice{--g:var(--graph-choice)}
.asl-graph .g-Parallel,.asl-graph .g-Map{--g:var(--graph-flow)}
.asl-graph .g-Wait{--g:var(--graph-wait)}
.asl-graph .g-Succeed{--g:var(--graph-good)}
.asl-graph .g-Fail{--g:var(--graph-bad)}
.asl-graph .g-SUCCEEDED{--m:var(--graph-good)}
.asl-graph .g-FAILED{--m:var(--graph-bad)}
.asl-graph .g-CAUGHT{--m:var(--graph-caught)}
.asl-graph .g-RUNNING{--m:var(--graph-running)}
.asl-graph .g-ABORTED{--m:var(--graph-stopped)}
.asl-graph .g-marked>.g-card{stroke:var(--m);stroke-width:1.75}
.asl-graph .g-marked>.g-status{fill:var(--m);font-weight:600}
.asl-graph .g-sign{fill:var(--m)}
.asl-graph .g-in{fill:none;stroke:var(--graph-card);stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.asl-graph .g-bar{fill:var(--graph-border)}
.asl-graph .g-bar-good{fill:var(--graph-good)}
.asl-graph .g-bar-bad{fill:var(--graph-bad)}
.asl-graph .g-bar-running{fill:var(--graph-running)}
.asl-graph .g-NONE{--m:var(--graph-idle);--g:var(--graph-idle)}
.asl-graph .g-NONE>.g-card{stroke:var(--graph-idle);stroke-dasharray:4 3;stroke-width:1}
.asl-graph .g-NONE>.g-name{fill:var(--graph-muted);font-weight:400}
.asl-graph .g-NONE>.g-sign{fill:none;stroke:var(--graph-idle);stroke-width:1.25}
.asl-graph .g-line{fill:none;stroke:var(--e);stroke-width:1.5}
.asl-graph .g-tip,.asl-graph .g-dot{fill:var(--e)}
.asl-graph .g-ring{fill:none;stroke:var(--e);stroke-width:1.5}
.asl-graph .g-edge{--e:var(--graph-line)}
.asl-graph .g-CATCH{--e:var(--graph-bad)}
.asl-graph .g-taken{--e:var(--graph-ink)}
.asl-graph .g-taken .g-line{stroke-width:2}
.asl-graph .g-taken.g-CATCH{--e:var(--graph-caught)}
.asl-graph .g-idle{--e:var(--graph-idle)}
.asl-graph .g-idle .g-line{stroke-dasharray:4 4;stroke-width:1.25}
.asl-graph .g-label rect{fill:var(--graph-paper);opacity:.88}
.asl-graph .g-inside rect{fill:var(--graph-panel)}
.asl-graph .g-label text{fill:var(--graph-ink);text-anchor:middle}
.asl-graph .g-idle.g-label text{fill:var(--graph-muted)}
.asl-graph [role=button]{cursor:pointer;outline:none}
.asl-graph [role=button]:hover>.g-card{stroke:var(--graph-focus)}
.asl-graph [role=button][aria-pressed=true]>.g-card{stroke-width:3.5}
.asl-graph [role=button]:focus-visible>.g-card{stroke:var(--graph-focus);stroke-width:3.5;stroke-dasharray:none}
`;
