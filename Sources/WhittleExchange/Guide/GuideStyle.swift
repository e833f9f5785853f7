/// The page’s style, and its digest for the content policy: a test compares them.
package enum GuideStyle {
    /// SHA-256 of the text in base 64.
    package static let digest = "9KwK2YRR4iQuq1r6YN/1UbX8LcHfv+BKXokRIDY5Tbw="

    /// Between the tags, to the byte.
    package static let text = #"""

        :root{color-scheme:light dark;--bg:#f6f4ee;--card:#fff;--ink:#1c2226;--soft:#566069;--line:#dcd7ca;--accent:#0b5c60;--tint:#e4efed;--warm:#a9501c;--hero:#0d4649;--heroink:#f4f8f7;--serif:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"DejaVu Serif",serif;--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","DejaVu Sans",sans-serif}
        @media (prefers-color-scheme:dark){:root{--bg:#13171a;--card:#1c2226;--ink:#e9e7e1;--soft:#abb4bb;--line:#353e45;--accent:#7fd3ca;--tint:#1f3436;--warm:#f0a36f;--hero:#0d2c2e;--heroink:#e9f3f1}}
        *{box-sizing:border-box}
        html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--bg);color:var(--ink);font:1rem/1.6 var(--sans)}
        h1,h2,h3,h4{font-family:var(--serif);line-height:1.2;text-wrap:balance}
        h2{font-size:1.9rem;margin:0 0 1rem}
        h3{font-size:1.45rem;margin:0 0 .5rem}
        h5{font-size:.95rem;margin:1.4rem 0 .3rem;letter-spacing:.01em}
        p{margin:0 0 .8rem}
        p,h1,h2,h3,h4,dd,li,td,summary{overflow-wrap:anywhere}
        p[dir]{white-space:pre-line}
        a{color:var(--accent);text-underline-offset:.15em}
        a:hover{text-decoration-thickness:.14em}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
        [hidden]{display:none!important}
        .skip{position:absolute;left:1rem;top:-5rem;background:var(--card);color:var(--accent);padding:.6rem 1rem;z-index:9;border-radius:0 0 .5rem .5rem}
        .skip:focus{top:0}
        .top{background:var(--hero);color:var(--heroink);padding:3.5rem 1.25rem 3rem}
        .top>*{max-width:60rem;margin-inline:auto}
        .top h1{font-size:clamp(2.1rem,5.5vw,3.4rem);margin-block:0 1rem;letter-spacing:-.01em}
        .top .summary p{font-size:1.15rem;max-width:44rem;margin-inline:0}
        .top .made{margin-top:1.5rem;opacity:.85;font-size:.9rem}
        .kicker{text-transform:uppercase;letter-spacing:.14em;font-size:.78rem;margin-bottom:.8rem;opacity:.85}
        .top a{color:inherit}
        .top :focus-visible{outline-color:currentColor}
        .page{max-width:62.5rem;margin:0 auto;padding:2rem 1.25rem 4rem}
        .contents{background:var(--card);border:1px solid var(--line);border-radius:.8rem;padding:1rem 1.4rem;margin:-3.4rem 0 3rem;position:relative;box-shadow:0 6px 24px rgb(0 0 0/.08)}
        .contents ol{margin:0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.6rem}
        .contents li{margin:0}
        .contents a{text-decoration:none;display:inline-block;padding:.25rem 0}
        .contents a:hover{text-decoration:underline}
        .count{color:var(--soft);font-size:.85em}
        .part{margin-bottom:4rem}
        .grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1.25rem}
        .card{background:var(--card);border:1px solid var(--line);border-radius:.8rem;padding:1.25rem 1.4rem;margin:0}
        .card.wide{grid-column:1/-1}
        .card h3{font-size:1.05rem;font-family:var(--sans);margin-bottom:.8rem}
        .note{color:var(--soft);font-size:.88rem;margin:.6rem 0 0}
        .funnel{list-style:none;margin:0;padding:0}
        .funnel li{display:grid;grid-template-columns:5.5rem minmax(0,9.5rem) minmax(0,1fr);gap:0 1rem;align-items:center;margin:.5rem 0}
        .funnel .n{font:700 1.6rem/1.1 var(--serif);text-align:right;text-decoration:none}
        .funnel .n:hover{text-decoration:underline}
        .funnel .l{font-size:.92rem;line-height:1.3;color:var(--soft)}
        .funnel svg{width:100%;height:1.7rem;display:block}
        svg .a{fill:var(--accent)}
        svg .b{fill:var(--warm)}
        svg .t{fill:var(--tint)}
        svg .s{stroke:var(--line);stroke-width:1;fill:none}
        svg .o{stroke:var(--accent);stroke-width:2;fill:var(--card)}
        svg .w{stroke:var(--warm);stroke-width:1.5;stroke-dasharray:4 3;fill:none}
        svg .r{stroke:var(--accent);stroke-width:2;fill:none}
        .days svg{width:100%;height:9rem;display:block}
        .axis{display:flex;justify-content:space-between;color:var(--soft);font-size:.82rem;border-top:1px solid var(--line);padding-top:.25rem}
        table{border-collapse:collapse;width:100%;font-size:.92rem}
        caption{text-align:left;color:var(--soft);font-size:.88rem;padding-bottom:.4rem}
        th{text-align:left;font-weight:600;vertical-align:top}
        thead th{color:var(--soft);font-size:.82rem;border-bottom:1px solid var(--line)}
        th,td{padding:.3rem .8rem .3rem 0}
        tbody tr+tr>*{border-top:1px solid var(--line)}
        tbody th{font-weight:400}
        td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .scroll{overflow-x:auto}
        .bar{width:7rem;height:.7rem;display:block;margin-top:.45rem}
        .dots{width:7.5rem;height:1rem;display:block;margin-top:.25rem}
        .groups .bar{width:100%;min-width:5rem}
        .groups th{width:45%}
        .rest .a{fill:var(--soft);opacity:.55}
        .tools{background:var(--card);border:1px solid var(--line);border-radius:.8rem;padding:1rem 1.4rem;margin-bottom:.8rem;display:flex;flex-wrap:wrap;gap:.8rem 1.2rem;align-items:end}
        .tools div{flex:1 1 8.5rem;min-width:0}
        .tools .find{flex:2 1 12rem}
        .tools label{display:block;font-size:.82rem;color:var(--soft);margin-bottom:.2rem}
        input,select,button{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--soft);border-radius:.45rem;padding:.5rem .7rem;width:100%;min-height:2.75rem}
        button{width:auto;cursor:pointer;background:none}
        button:hover{background:var(--tint)}
        .status{color:var(--soft);font-size:.92rem;margin:.4rem 0 1.4rem;min-height:1.5rem}
        .group{margin-bottom:2.5rem}
        .intro{max-width:46rem}
        .idea{background:var(--card);border:1px solid var(--line);border-radius:.8rem;padding:1.5rem 1.6rem;margin:1.1rem 0;content-visibility:auto;contain-intrinsic-size:auto 26rem}
        .idea:target{border-color:var(--accent);box-shadow:0 0 0 2px var(--accent)}
        .idea h4{font-size:1.4rem;margin:0 0 .5rem;display:flex;gap:.7rem}
        .idea h4 .no{color:var(--soft);font-weight:400;min-width:1.4rem;flex:none}
        .idea h4 a{color:inherit;text-decoration:none}
        .idea h4 a:hover{text-decoration:underline}
        .chips{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem;margin:0 0 .9rem;padding:0}
        .chips li{background:var(--tint);border-radius:1rem;padding:.1rem .75rem;font-size:.82rem}
        .lead{font-size:1.08rem;max-width:44rem}
        .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.9rem;margin:1.1rem 0 0;padding:1rem 0 .2rem;border-top:1px solid var(--line)}
        .facts dt{font-size:.8rem;color:var(--soft)}
        .facts dd{margin:0;font-size:.9rem}
        .facts .n{font:700 1.55rem/1.15 var(--serif);text-decoration:none}
        .facts .n:hover{text-decoration:underline}
        .facts .bar{width:100%;max-width:10rem}
        .told{max-width:46rem;margin-top:1rem}
        .start{background:var(--tint);border-left:4px solid var(--accent);border-radius:0 .6rem .6rem 0;padding:.9rem 1.2rem .3rem;margin:1.2rem 0}
        .start h5{margin-top:0}
        .trial{border:1px solid var(--line);border-radius:.6rem;padding:1rem 1.2rem;margin:.6rem 0}
        .trial h6,.case h6{font:600 1rem/1.3 var(--sans);margin:0 0 .3rem}
        .case h4{font-size:1.2rem;margin:0 0 .4rem}
        .trial .run{width:100%;max-width:34rem;height:7rem;display:block}
        .badge{display:inline-block;border:1px solid var(--accent);color:var(--accent);border-radius:1rem;padding:0 .7rem;font-size:.82rem;white-space:nowrap}
        .sources{padding-left:1.2rem}
        details{border-top:1px solid var(--line);margin-top:.9rem}
        summary{cursor:pointer;padding:.7rem 0;font-weight:600;color:var(--accent)}
        details[open]>summary{margin-bottom:.2rem}
        blockquote{margin:0 0 .8rem;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--line);max-width:46rem;font-family:var(--serif)}
        blockquote p{margin-bottom:.4rem}
        .kind{font:600 .78rem/1.4 var(--sans);color:var(--soft);margin:0}
        .why{padding-left:1.2rem;font-size:.92rem;max-width:46rem}
        .why li{margin-bottom:.3rem}
        .foot{border-top:1px solid var(--line);color:var(--soft);font-size:.88rem;padding-top:1.2rem}
        .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        @media (max-width:34rem){.idea{padding:1.1rem}.top{padding:2.2rem 1.25rem 4rem}.funnel li{grid-template-columns:4.4rem minmax(0,1fr);row-gap:.15rem}.funnel .n{font-size:1.2rem}.funnel svg{grid-column:1/-1;height:1.1rem}}
        @page{margin:18mm 16mm}
        @media print{:root{color-scheme:light;--bg:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--accent:#0b4a4d;--tint:#eef3f2;--warm:#8a3f12;--hero:#fff;--heroink:#000}
        html{font-size:9.5pt}body{line-height:1.4}
        .part{margin-bottom:6mm}.grid{gap:4mm;grid-template-columns:1fr 1fr}
        table{font-size:8.5pt}th,td{padding:.4mm 2mm .4mm 0}.bar{margin-top:1mm;height:2mm}
        blockquote{margin-bottom:1.5mm}blockquote p{margin:0}.funnel svg{height:4mm}.funnel li{margin:1mm 0}.days svg{height:22mm}.scroll{overflow:visible}
        .top{padding:0 0 6mm}.top>*{max-width:none}.page{max-width:none;padding:0 .5mm}
        .skip,.contents,.tools,.status,noscript{display:none!important}
        .card,.idea{border-color:#999;border-radius:0;padding:4mm 5mm;box-shadow:none}
        .idea{content-visibility:visible;break-inside:auto}
        h2,h3,h4,h5,h6,.facts{break-after:avoid}
        h4,.facts,.trial,.start,blockquote,tr,.card,li{break-inside:avoid}
        details::details-content{content-visibility:visible;display:block;height:auto}
        summary{color:inherit;list-style:none;padding:2mm 0 1mm}
        a{color:inherit;text-decoration:none}
        .sources a::after{content:" <" attr(href) ">";font-size:.85em}
        svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        .chips li,.start{print-color-adjust:exact;-webkit-print-color-adjust:exact}}

        """#
}
