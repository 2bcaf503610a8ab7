/** The style sheet of a review's page: the colours of the execution's page, light and dark as the system has it. */
export const REVIEW_STYLE = `:root{--paper:#f4f6f9;--panel:#fff;--ink:#18202c;--muted:#566273;--line:#dde2e9;--good:#18794a;--bad:#c22f2f;--caught:#955800;--added:#e3f4ea;--removed:#fbe7e6;--changed:#fbf0dc;--accent:#1d63c9;color-scheme:light}
@media screen and (prefers-color-scheme:dark){:root{--paper:#0b0f14;--panel:#10141a;--ink:#e8ecf2;--muted:#a2aebd;--line:#2a3341;--good:#56c98d;--bad:#ff8a80;--caught:#e5ac4d;--added:#14301f;--removed:#3a1d1f;--changed:#35290f;--accent:#9cc3ff;color-scheme:dark}}
*{box-sizing:border-box}
html{font:14px/21px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:1100px;padding:24px 16px 64px}
h1{font-size:20px;line-height:28px;margin:0 0 4px}
h2{font-size:15px;line-height:22px;margin:0 0 8px}
p,ul{margin:0 0 8px}
ul{padding-left:20px}
code,pre{font:12px/18px ui-monospace,"SF Mono",SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
code,bdi{overflow-wrap:anywhere}
:not(pre)>code{background:var(--paper);border:1px solid var(--line);border-radius:4px;padding:0 4px}
bdi{unicode-bidi:isolate}
section,details{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:14px 16px;margin:12px 0;overflow:hidden}
.verdict{margin:0 0 16px}
section+.verdict,details+.verdict,.verdict+.verdict{margin-top:48px;border-top:1px solid var(--line);padding-top:24px}
.counts{color:var(--muted)}
.counts strong{color:var(--bad)}
.finding{border-left:4px solid var(--bad)}
.finding.accepted{border-left-color:var(--good)}
summary{cursor:pointer;font-weight:600}
summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.table{overflow-x:auto;margin:0 0 8px}
table{border-collapse:collapse;width:100%}
th{text-align:left;color:var(--muted);font-weight:600;font-size:12px}
th,td{padding:5px 12px 5px 0;vertical-align:top;border-bottom:1px solid var(--line)}
td strong{color:var(--caught)}
.pictures{display:flex;flex-wrap:wrap;gap:16px;margin:0 0 12px}
figure{margin:0;min-width:0;flex:1 1 320px}
figcaption{color:var(--muted);font-size:12px;font-weight:600;margin:0 0 4px}
.picture{overflow:auto;max-height:640px;border:1px solid var(--line);border-radius:8px}
.picture svg{display:block;margin:0 auto;max-width:100%;height:auto}
.diff{margin:10px 0;overflow-x:auto;border:1px solid var(--line);border-radius:6px;padding:6px 0;white-space:pre-wrap;overflow-wrap:anywhere}
.diff span{display:block;padding:0 10px}
.diff .added{background:var(--added)}
.diff .removed{background:var(--removed)}
.diff .changed{background:var(--changed)}
.diff .note{color:var(--muted);font-weight:600}
@media print{body{max-width:none}.picture{max-height:none}}`;
