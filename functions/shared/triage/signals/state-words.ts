import type { SignalWords } from "./find-signals.js";

/** The state in which something is: dead, burning, lost, wrong in a small way, or with a way back. */
export const STATE_WORDS = {
  dead: {
    en:
      "dark, dead, blank, frozen, froze, freezes, stuck on, hanging, hung, black screen, white screen, grey screen, blank screen, blank page, " +
      "red cross, spinning, loading wheel, hourglass, loading screen, connecting, reconnecting, no connection, not responding, unresponsive, " +
      "won't start, doesn't start, won't boot, no signal, no tone, silent, standstill, at a standstill, stands still, idle, lifeless, " +
      "gave up the ghost, went off, switched off by itself, offline, unreachable, cannot be reached, can't be reached, no dial tone, kaput, " +
      "nothing happens, won't turn on, stopped working, stopped responding, stays red, stays shut, stays closed, won't open, do not open, don't open, " +
      "doesn't open, will not open",
    de:
      "dunkel, tot, leblos, schwarz, eingefroren, friert ein, hängt, hängen, sanduhr, schwarzer bildschirm, weißer bildschirm, grauer bildschirm, " +
      "weiße seite, leere seite, rotes kreuz, rotes x, lädt endlos, lädt und lädt, ladekreis, ladekringel, dreht sich, kreisel, verbinden, " +
      "keine verbindung, keine antwort, antwortet nicht, reagiert nicht, reagieren nicht, reagiert auf nichts, startet nicht, starten nicht, " +
      "fährt nicht hoch, kein signal, kein ton, kein freizeichen, stumm, steht still, stehen still, stillstand, steht alles, stehen alle, " +
      "geht nicht auf, gehen nicht auf, bleibt zu, bleiben zu, bleibt rot, öffnet nicht, öffnen nicht, öffnet sich nicht, nicht erreichbar, " +
      "nicht zu erreichen, offline, ging aus, rührt sich nicht, nichts passiert, tut sich nichts, tut nichts, geht nicht an, aufgehört zu",
    fr:
      "noir, éteint*, mort, morte, morts, inerte*, figé*, fige, gelé*, planté*, sablier, écran noir, écran blanc, écran gris, page blanche, page vide, " +
      "croix rouge, tourne en rond, mouline, roue qui tourne, tourne sans fin, charge sans fin, connexion en cours, reconnexion, pas de connexion, " +
      "aucune connexion, aucune réponse, ne répond pas, ne répondent plus, ne réagit plus, ne réagit pas, ne démarre pas, ne démarre plus, " +
      "ne démarrent, ne s'allume, aucun signal, pas de signal, pas de tonalité, muet, muets, muette*, à l'arrêt, arrêté*, immobile*, immobilisé*, " +
      "ne s'ouvre pas, ne s'ouvre plus, ne s'ouvrent, reste fermé*, restent fermé*, hors ligne, injoignable*, inaccessible*, rien ne se passe, " +
      "hors service, en rade",
    es:
      "oscuro, apagad*, a oscuras, muert*, inerte*, congelad*, colgad*, se cuelga, reloj de arena, pantalla negra, pantalla en negro, pantalla blanca, " +
      "pantalla en blanco, pantalla gris, página en blanco, cruz roja, dando vueltas, da vueltas, cargando sin parar, no termina de cargar, conectando, " +
      "reconectando, sin conexión, sin respuesta, no responde, no responden, no reacciona, no arranca, no arrancan, no enciende, no encienden, " +
      "sin señal, sin tono, mud*, parad*, en parada, inmóvil*, detenid*, no se abre, no se abren, sigue cerrad*, siguen cerrad*, fuera de línea, " +
      "inaccesible*, ilocalizable, no pasa nada, fuera de servicio, no hace nada",
    it:
      "buio, spent*, al buio, morto, morta, morti, inert*, congelat*, impallat*, piantat*, bloccat*, clessidra, schermo nero, schermo bianco, " +
      "schermo grigio, pagina bianca, croce rossa, gira a vuoto, gira e rigira, rotellina, carica all'infinito, caricamento infinito, " +
      "connessione in corso, riconnessione, nessuna connessione, nessuna risposta, non risponde, non rispondono, non reagisce, non parte, non partono, " +
      "non si avvia, non si accende, non si accendono, nessun segnale, senza segnale, senza linea, mut*, ferm*, immobil*, non si apre, non si aprono, " +
      "resta chius*, restano chius*, offline, irraggiungibil*, inaccessibil*, non succede niente, non succede nulla, fuori servizio",
    pt:
      "escuro, apagad*, às escuras, mort*, inert*, congelad*, travad*, trava, ampulheta, tela preta, ecrã preto, tela branca, ecrã branco, tela cinza, " +
      "página em branco, cruz vermelha, x vermelho, rodando sem parar, girando, bolinha girando, carregando sem parar, carregando, conectando, " +
      "reconectando, a ligar, sem conexão, sem ligação, sem resposta, não responde, não respondem, não reage, não liga, não ligam, não inicia, " +
      "não arranca, sem sinal, sem tom, mudo, mudos, muda, parad*, imóv*, não abre, não abrem, continua fechad*, continuam fechad*, fora do ar, " +
      "offline, inacessív*, não acontece nada, fora de serviço, sem funcionar",
    nl:
      "donker, dood, doods, zwart, bevroren, bevriest, hangt, hangen, vastgelopen, loopt vast, zandloper, zwart scherm, wit scherm, grijs scherm, " +
      "witte pagina, lege pagina, rood kruis, draait rond, draaiend rondje, rondje, blijft laden, blijft draaien, verbinden, geen verbinding, " +
      "geen antwoord, antwoordt niet, reageert niet, reageren niet, start niet, starten niet, start niet op, geen signaal, geen toon, geen kiestoon, " +
      "stil, staat stil, staan stil, stilstand, plat, gaat niet open, gaan niet open, blijft dicht, blijven dicht, opent niet, openen niet, offline, " +
      "onbereikbaar, niet bereikbaar, er gebeurt niets, gebeurt niks, gaat niet aan, buiten werking, doet niets, doet niks, doen het niet, " +
      "doet het niet",
    ja:
      "真っ暗, 真っ黒, 真っ白, 固まった, 固まって, 固まり, フリーズ, 砂時計, くるくる, ぐるぐる, 読み込み中のまま, 接続中, 再接続, 接続できません, つながりません, つながらない, 繋がらない, 繋がりません, 応答なし, 応答がない, 応答しない, 応答しません, " +
      "反応しない, 反応しません, 反応がない, 反応がありません, 起動しない, 起動しません, 立ち上がらない, 立ち上がりません, 信号がない, 無音, 鳴らない, 鳴りません, 停止したまま, 止まったまま, 止まって, 動かない, 動きません, 動かなく, 開かない, 開きません, " +
      "閉まったまま, 落ちた, 落ちて, 落ちました, オフライン, 赤いバツ, 電源が入らない, うんともすんとも, 白いまま, 消えたまま, 沈黙, ウンともスンとも",
  },
  serverError: {
    en:
      "server, servers, 0 error, error 0, service unavailable, bad gateway, gateway timeout, internal server error, service temporarily, not reachable, " +
      "site can't be reached, connection refused, connection lost, lost connection, server not found, cannot connect, no connection to server, " +
      "maintenance page, page not found, dns",
    de:
      "server, fehler 0, 0 fehler, dienst nicht verfügbar, nicht verfügbar, keine verbindung zum server, verbindung verloren, " +
      "verbindung fehlgeschlagen, server nicht gefunden, wartungsseite, seite nicht gefunden, service unavailable, bad gateway, " +
      "temporarily unavailable, serverfehler",
    fr:
      "serveur, serveurs, erreur 0, service indisponible, indisponible, connexion perdue, connexion impossible, connexion refusée, serveur introuvable, " +
      "page de maintenance, page introuvable, service unavailable, bad gateway, pas de connexion au serveur",
    es:
      "servidor, servidores, error 0, servicio no disponible, no disponible, conexión perdida, sin conexión con el servidor, servidor no encontrado, " +
      "página de mantenimiento, página no encontrada, service unavailable, bad gateway, conexión rechazada",
    it:
      "server, errore 0, servizio non disponibile, non disponibile, connessione persa, connessione assente, server non trovato, pagina di manutenzione, " +
      "pagina non trovata, service unavailable, bad gateway, connessione rifiutata",
    pt:
      "servidor, servidores, erro 0, serviço indisponível, indisponível, conexão perdida, sem conexão com o servidor, servidor não encontrado, " +
      "página de manutenção, página não encontrada, service unavailable, bad gateway, conexão recusada",
    nl:
      "server, servers, fout 0, foutcode 0, dienst niet beschikbaar, niet beschikbaar, verbinding verbroken, verbinding verloren, " +
      "geen verbinding met de server, server niet gevonden, onderhoudspagina, pagina niet gevonden, service unavailable, bad gateway",
    ja: "サーバー, サーバ, エラー0, 0エラー, サービス利用不可, 接続エラー, 通信エラー, サーバーエラー, 接続が切れ, 通信が切れ, 見つかりません, メンテナンス画面, 利用できません, ご利用いただけません, service unavailable, bad gateway",
  },
  burning: {
    en:
      "smoke, smoking, smells like, smells of, smell of, sparked, sparks, spark, burnt, burned, burning, burn mark, melted, melting, scorched, singed, " +
      "brown mark, gone brown, hot to the touch, too hot to, glowing, flame, flames, bonfire, gas smell, smell gas, gas leak, fumes, electric shock, " +
      "got a shock, exploded, explodes, short circuit, caught fire, on fire, fire broke",
    de:
      "rauch, raucht, qualm, qualmt, riecht nach, geruch nach, verbrannt, brandgeruch, brennend*, funken, funkte, schmort, verschmort*, geschmolzen, " +
      "schmilzt, brauner fleck, braun geworden, angesengt, versengt, glüht, glühend*, flamme, flammen, gasgeruch, riecht es nach, stromschlag, " +
      "eine gewischt, explodiert*, kurzschluss, feuer gefangen, in brand, brandspur*",
    fr:
      "fumée, fume, sent le brûlé, odeur de brûlé, odeur de gaz, sent le gaz, une odeur, brûlé*, étincelle*, a fondu, fondu*, bruni*, roussi*, noirci*, " +
      "brûlant*, rougeoie, flamme*, fuite de gaz, décharge électrique, électrocut*, explosé*, court-circuit, pris feu, prend feu, en feu, incendie",
    es:
      "humo, humea, humeando, huele a, olor a, quemad*, chispa*, chamuscad*, derretid*, fundido, marrón, ennegrecid*, ardiendo, al rojo, llama, llamas, " +
      "fuga de gas, olor a gas, calambrazo, descarga eléctrica, explot*, cortocircuito, prendió fuego, en llamas, incendio",
    it:
      "fumo, fuma, odore di, puzza di, bruciat*, bruciacchiat*, scintill*, sciolt*, fuso, annerit*, imbrunit*, rovente, incandescente, fiamma, fiamme, " +
      "fuga di gas, odore di gas, scossa, esplos*, cortocircuito, preso fuoco, in fiamme, incendio, piegata",
    pt:
      "fumaça, fumo, cheiro de, cheirinho, cheirando a, queimad*, faísca*, derret*, chamuscad*, escurecid*, marrom, em brasa, chama, chamas, " +
      "vazamento de gás, cheiro de gás, choque, explod*, curto-circuito, pegou fogo, pegando fogo, em chamas, incêndio",
    nl:
      "rook, rookt, ruikt naar, geur van, brandlucht, verbrand*, vonk*, vonkt, gesmolten, smelt, bruin geworden, bruine vlek, verschroeid, geschroeid, " +
      "gloeiend, vlam, vlammen, gaslucht, gaslek, schok gekregen, een schok, ontploft*, kortsluiting, vlam gevat, in brand",
    ja: "煙, 焦げ, こげ臭, 火花, 発火, 火が出, 火を噴, 炎, 溶け, 変色, 茶色く, 過熱, 触れないほど, ガス臭, ガス漏れ, ガスのにおい, 異臭, 焼けたにおい, 感電, ビリッ, 爆発, 破裂, ショート, 燃え",
  },
  lostAll: {
    en:
      "swept away, wiped, wiped out, erased, deleted, emptied, overwritten, overwrote, turned into, converted into, replaced by, replaced with, " +
      "all the same, the same signature, the same page, identical, all zero, all zeros, set to zero, shows zero, nought, 0 bytes, 0 kb, garbled, " +
      "gibberish, lorem ipsum, unreadable, corrupt, corrupted, destroyed, evaporated, vanished, disappeared, gone, all gone, missing, lost, " +
      "not there any more, no longer there, are not there, isn't there, aren't there, apart from, only the last, only the first, one single, holds one, " +
      "zero folders, zero files, empty folder*, shows empty, came up empty, blank, as if, like on the first day, years of, life's work, life work, " +
      "decades, can't be recovered, cannot be recovered, unrecoverable, irretrievable, no backup, no copy, only copy, the only, thrown away, " +
      "went to recycling, originals are gone, no longer exist*, nowhere else, no paper, no version",
    de:
      "gelöscht, leer, geleert, leergefegt, überschrieben, verwandelt, umgewandelt, ersetzt durch, alle gleich, derselbe, dieselbe, dasselbe, " +
      "identisch, lauter nullen, auf null, 0 byte, kauderwelsch, lorem ipsum, unlesbar, beschädigt, zerstört, in luft aufgelöst, verschwunden, weg, " +
      "alles weg, fehlen, fehlt, verloren, nicht mehr da, nicht mehr vorhanden, nicht mehr drin, nur noch die letzte*, nur noch das letzte, " +
      "ein einziges, ein einziger, null ordner, wie am ersten tag, wie neu, aus 0 jahren, aus dreißig jahren, jahre arbeit, lebenswerk, jahrzehnt*, " +
      "nicht wiederherstell*, unwiederbringlich, keine sicherung, kein backup, keine kopie, einzige kopie, das einzige, weggeworfen, vernichtet, " +
      "originale gibt es nicht, nirgends sonst, kein papier",
    fr:
      "effacé*, s'effaçaient, s'effacent, supprimé*, vidé*, vide, vides, écrasé*, transformé*, converti*, remplacé*, tous pareils, toutes pareilles, " +
      "identiques, que des zéros, remis à zéro, 0 octet, charabia, lorem ipsum, illisible*, corrompu*, abîmé*, détruit*, évaporé*, volatilisé*, " +
      "envolé*, disparu*, tout perdu, perdu*, n'est plus là, ne sont plus là, il n'en reste, n'en reste, ne reste qu'un, ne reste qu'une, sauf, " +
      "un seul, zéro dossier, comme au premier jour, comme neuf, 0 ans de, des années de, années de, l'œuvre d'une vie, décennies, irrécupérable*, " +
      "pas de sauvegarde, aucune sauvegarde, pas de copie, aucune copie, seule copie, seul exemplaire, le seul, la seule, jeté*, plus d'original, " +
      "nulle part ailleurs, pas de papier",
    es:
      "borrad*, eliminad*, vaci*, sobrescrit*, machacad*, convertid*, transformad*, sustituid*, reemplazad*, todos iguales, todas iguales, " +
      "la misma página, idéntic*, todo ceros, a cero, 0 bytes, galimatías, lorem ipsum, ilegible*, corrupt*, dañad*, destruid*, evaporad*, esfumad*, " +
      "volatilizad*, desaparecid*, desapareci*, perdid*, ya no está, ya no están, no queda, no quedan, solo queda, sólo queda, salvo, uno solo, " +
      "cero carpetas, como el primer día, como nuevo, 0 años de, años de, toda una vida, obra de, décadas, irrecuperable*, sin copia, no hay copia, " +
      "ninguna copia, única copia, la única, el único, tirado, tiramos, los originales no, nosotros ya no, en ningún otro sitio, sin papel",
    it:
      "cancellat*, eliminat*, svuotat*, vuot*, sovrascritt*, trasformat*, convertit*, sostituit*, tutti uguali, tutte uguali, uguale alla, uguali alla, " +
      "identic*, tutti zero, azzerat*, 0 byte, geroglifici, lorem ipsum, illeggibil*, corrott*, danneggiat*, distrutt*, evaporat*, volatilizzat*, " +
      "sparit*, scompars*, pers*, non c'è più, non ci sono più, non ne resta, non resta, resta solo, restano solo, tranne, uno solo, zero cartelle, " +
      "come il primo giorno, come nuovo, 0 anni di, anni di, una vita di, lavoro di una vita, decenni, irrecuperabil*, nessuna copia, senza copia, " +
      "unica copia, l'unica, l'unico, solo lì, buttat*, gli originali non, da nessun'altra parte, niente carta",
    pt:
      "apagad*, apagou, apagaram, excluíd*, esvaziad*, vazi*, sobrescrit*, sobrepost*, virou, viraram, transformad*, convertid*, substituíd*, " +
      "todos iguais, todas iguais, a mesma página, idêntic*, tudo zero, zerad*, zerou, 0 bytes, hieróglifos, lorem ipsum, ilegív*, corrompid*, " +
      "danificad*, destruíd*, evapor*, sumi*, desaparec*, perdid*, perdi tudo, não está mais lá, não estão mais lá, já não está, não sobrou, " +
      "não restou, só sobrou, só restou, exceto, menos um, zero pastas, como no primeiro dia, como novo, 0 anos de, anos de, vida inteira, " +
      "trabalho de uma vida, décadas, irrecuperáv*, sem cópia, nenhuma cópia, sem backup, única cópia, a única, o único, só estava lá, jogad* fora, " +
      "os originais não, em nenhum outro, sem papel",
    nl:
      "gewist, verwijderd, leeg, lege, leeggemaakt, overschreven, veranderd in, omgezet, vervangen door, allemaal hetzelfde, dezelfde, identiek*, " +
      "allemaal nul, op nul, 0 bytes, wartaal, lorem ipsum, onleesbaar, beschadigd, corrupt, vernietigd, verdampt, verdwenen, weg, alles weg, kwijt, " +
      "alles kwijt, verloren, niet meer aanwezig, is er niet meer, zijn er niet meer, er is niets over, niets meer over, alleen nog, op één na, " +
      "behalve, één enkele, nul mappen, zoals op dag één, als nieuw, 0 jaar aan, jaren werk, jaar werk, levenswerk, decennia, onherstelbaar, " +
      "niet te herstellen, geen back-up, geen kopie, enige kopie, enige exemplaar, de enige, het enige, weggegooid, originelen zijn, nergens anders, " +
      "geen papier",
    ja:
      "消えて, 消えた, 消えました, 消えており, 消失, 消滅, 消され, 削除され, 全消去, 真っ白に, 空になって, 空っぽ, 上書き, に変わって, に変わり, 置き換わ, 全部同じ, すべて同じ, 同じものに, 全部ゼロ, すべてゼロ, 0バイト, 文字化け, 読めなく, 破損, " +
      "壊れて, 失われ, なくなって, なくなりました, 無くなって, 跡形もなく, 一つも残って, 何も残って, 残っていません, 一件も残, だけ残って, だけになって, 初期状態, まっさら, 0年分, 0年間の, 長年の, 一生の, ライフワーク, 復元できない, 復元できません, " +
      "戻せない, 戻せません, 取り戻せない, バックアップはありません, バックアップがない, 控えはありません, 控えがない, 唯一の, 他にはありません, ほかにありません, 原本は捨て, 原本は処分, 処分しました, 廃棄",
  },
  wayBack: {
    en:
      "have a copy, have copies, got a copy, have a backup, have the backup, still have the, i have the original, we have the originals, originals are, " +
      "original is still, kept a copy, own copy, exported copy, exported file, last night's copy, last week's copy, in the bin, in the trash, " +
      "in the recycle bin, found it in, found them in, turned up, version history, earlier version, previous version, older version, kept for 0 days, " +
      "can be restored, could restore, can restore, restore it, restore them, restore from, restored from, got it back, got them back, load it again, " +
      "import it again, upload again, uploaded again, re-upload, put them back, typed it again, typed them again, wrote it again, wrote it anew, " +
      "re-typed, retyped, no data lost, nothing lost, nothing is lost, nothing was lost, on paper as well, printed copy, from memory, from the email, " +
      "can be recovered, undo",
    de:
      "habe eine kopie, haben eine kopie, eine kopie, kopie davon, sicherung, sicherung von, ein backup, das backup, backup von, habe noch, haben noch, " +
      "liegt noch, liegen noch, originale, original liegt, die originale, eigene kopie, exportierte, export von, im papierkorb, aus dem papierkorb, " +
      "wiedergefunden, aufgetaucht, versionsverlauf, in den versionen, frühere version, ältere version, vorherige version, 0 tage aufbewahrt, " +
      "wiederherstellbar, lässt sich wiederherstellen, wiederherstellen, wiederhergestellt, zurückgeholt, zurückholen, neu einspielen, einspielen, " +
      "erneut hochladen, neu hochgeladen, nochmal getippt, neu getippt, neu geschrieben, noch einmal geschrieben, nichts verloren, nichts weg, " +
      "auf papier, ausgedruckt, aus dem kopf",
    fr:
      "ai une copie, avons une copie, une copie, sauvegarde, sauvegarde de, la sauvegarde, j'ai encore, avons encore, les originaux, l'original, " +
      "copie de, copie d'hier, export de, exporté*, dans la corbeille, de la corbeille, retrouvé*, retrouvée*, historique des versions, " +
      "version précédente, ancienne version, conservé* 0 jours, restaurer, restauré*, récupérer, récupérable*, récupéré*, réimporter, recharger, " +
      "retapé*, réécrit*, ressaisi*, rien perdu, rien n'est perdu, sur papier, imprimé*, de mémoire",
    es:
      "tengo una copia, tenemos una copia, una copia, copia de seguridad, copia de, copia del, la copia, aún tengo, todavía tengo, los originales, " +
      "el original, exporté, exportad*, en la papelera, de la papelera, encontré, aparecieron, ha aparecido, han aparecido, historial de versiones, " +
      "versión anterior, versiones anteriores, se guarda 0 días, restaurar*, restaurad*, recuperar*, recuperad*, recuperable*, volver a subir, " +
      "volver a cargar, volví a escribir, reescrit*, vuelto a escribir, vuelto a redactar, nada perdido, no se perdió nada, no se ha perdido, en papel, " +
      "impres*, de memoria",
    it:
      "ho una copia, abbiamo una copia, una copia, copia di, copia del, backup, il backup, ho ancora, abbiamo ancora, gli originali, l'originale, " +
      "esportat*, nel cestino, dal cestino, ritrovat*, saltat* fuori, cronologia, versione precedente, versioni precedenti, conservat* per 0 giorni, " +
      "ripristin*, recuper*, ricaricare, reimport*, riscritt*, ribattut*, ridigitat*, niente perso, nulla è andato perso, non si è perso, su carta, " +
      "stampat*, a memoria",
    pt:
      "tenho uma cópia, temos uma cópia, uma cópia, cópia de, cópia do, backup, o backup, ainda tenho, ainda temos, os originais, o original, export*, " +
      "na lixeira, da lixeira, no lixo, encontrei, apareceram, reapareceram, histórico de versões, versão anterior, versões anteriores, " +
      "guardad* por 0 dias, restaur*, recuper*, reenviar, reenviamos, recarregar, reescrev*, digitei de novo, escrevi de novo, nada perdido, " +
      "não perdi nada, não se perdeu, no papel, impress*, de cabeça",
    nl:
      "heb een kopie, hebben een kopie, een kopie, reservekopie, back-up, backup, de back-up, heb nog, hebben nog, originelen, de originele, kopie van, " +
      "export van, geëxporteerd*, in de prullenbak, uit de prullenbak, teruggevonden, boven water, opgedoken, versiegeschiedenis, eerdere versie, " +
      "oudere versie, vorige versie, 0 dagen bewaard, herstellen, hersteld, terugzetten, teruggehaald, terughalen, terug te halen, opnieuw uploaden, " +
      "opnieuw geüpload, opnieuw getypt, opnieuw geschreven, niets verloren, niets kwijt, niks kwijt, op papier, afgedrukt, uit het hoofd",
    ja:
      "控えがあり, 控えは, 控えが, コピーがあり, コピーは, 写しがあり, バックアップがあり, バックアップはあり, バックアップから, 原本は, 原本があり, 手元にあり, 手元に残, 元のファイルは, 保存してあ, 書き出した, ごみ箱に, ゴミ箱に, ごみ箱から, ゴミ箱から, " +
      "見つかりました, 出てきました, 履歴から, 版の履歴, 以前の版, 前の版, 0日間保存, 復元でき, 復元し, 元に戻せ, 戻せます, 戻りました, 取り戻せ, 再度アップ, 入れ直し, 打ち直し, 書き直し, 入力し直し, 失われていません, なくしたものはない, 紙に残, " +
      "紙で残, 印刷して",
  },
  timeOut: {
    en:
      "time out, time-out, times out, timed out, timeout, timeouts, stuck at, stops at 0, stays at 0, hangs at, never finishes, doesn't finish, " +
      "does not finish, aborts, aborted, breaks off, cancelled after, gives up after, fails after, after 0 seconds, after 0 minutes, after an hour, " +
      "0 percent, in every attempt, every attempt, each attempt, tried 0 times, tried five, tried all",
    de:
      "zeitüberschreitung, zeit überschritten, timeout, time-out, bricht ab, bricht .. ab, abgebrochen, abbruch, bleibt bei, bleibt .. stehen, " +
      "hängt bei, wird nicht fertig, nie fertig, nach 0 sekunden, nach 0 minuten, nach einer stunde, 0 prozent, jedes mal, bei jedem versuch, " +
      "jeder versuch, 0 mal versucht, mehrfach versucht",
    fr:
      "délai dépassé, temps dépassé, délai d'attente, timeout, time-out, time out, s'interrompt, interrompu*, s'arrête à, reste à 0, bloqué à, " +
      "bloque à, ne finit jamais, n'aboutit, n'aboutissent, échoue après, après 0 secondes, après 0 minutes, au bout de, après une heure, 0 %, " +
      "à chaque fois, à chaque essai, à chaque tentative, essayé 0 fois, plusieurs essais",
    es:
      "tiempo agotado, tiempo de espera, se agota, timeout, time-out, se interrumpe, interrumpid*, se corta, se para en, se queda en, se queda al, " +
      "no termina, no acaba nunca, falla tras, tras 0 segundos, tras 0 minutos, a los 0 segundos, a los 0 minutos, al cabo de, después de una hora, " +
      "0 por ciento, cada vez, en cada intento, cada intento, lo intenté 0, lo he intentado 0, he probado 0",
    it:
      "tempo scaduto, scaduto il tempo, timeout, time-out, si interrompe, interrott*, si ferma al, si ferma a 0, resta al, bloccat* al, " +
      "non finisce mai, non termina, fallisce dopo, dopo 0 secondi, dopo 0 minuti, dopo un'ora, 0 per cento, ogni volta, a ogni tentativo, " +
      "ad ogni tentativo, ogni tentativo, provato 0 volte, ho provato 0",
    pt:
      "tempo esgotado, tempo limite, esgota o tempo, timeout, time-out, interromp*, cai no meio, para em 0, fica em 0, para nos 0, travad* em, " +
      "não termina, nunca termina, falha depois, depois de 0 segundos, depois de 0 minutos, após 0 segundos, após 0 minutos, depois de uma hora, " +
      "0 por cento, toda vez, toda hora, cada tentativa, todas as tentativas, tentei 0, tentei das, tentei de novo",
    nl:
      "time-out, timeout, tijd verstreken, tijdslimiet, breekt af, afgebroken, stopt na, stopt bij, stopt steeds, blijft op 0, blijft hangen, hangt op, " +
      "wordt niet klaar, nooit klaar, na 0 seconden, na 0 minuten, na een uur, 0 procent, telkens, steeds, elke keer, bij elke poging, elke poging, " +
      "iedere poging, 0 keer geprobeerd",
    ja:
      "タイムアウト, 時間切れ, 時間超過, 途中で止ま, 途中で切れ, 中断され, 0%で止, 0パーセントで, から進まない, から進みません, 終わらない, 終わりません, 完了しない, 完了しません, 0秒で, 0分で, 0秒後, 0分後に, 一時間たっても, 毎回, 何度やっても, " +
      "何度試しても, 何回やっても, 0回試",
  },
  dueToday: {
    en:
      "due today, due tonight, due by midnight, by midnight, until midnight, at midnight, before midnight, deadline today, deadline tonight, " +
      "deadline is today, closes today, closes tonight, last day, today only, must be in today, must be in by, has to be in, must go out today, " +
      "must go today, submit today, by 0 today, by noon, before noon, by five, within the hour, within 0 hours, in an hour, in 0 minutes, starts in, " +
      "begins in, tomorrow morning, first thing tomorrow, this evening, pick-up's at, pick up is at, ship won't leave, train leaves, flight, " +
      "hearing tomorrow, exam starts, exam begins, tax office, quarterly return, vat return, return is due, payroll today, wages today, payday, " +
      "bank cut-off, cut-off",
    de:
      "heute fällig, bis heute, heute noch, muss heute, müssen heute, heute abgeben, heute einreichen, bis mitternacht, vor mitternacht, " +
      "um mitternacht, frist heute, frist endet, frist läuft, fristende, heute ist schluss, letzter tag, bis 0 uhr, bis mittag, bis zum mittag, " +
      "bis heute abend, in einer stunde, in 0 minuten, in 0 stunden, innerhalb der nächsten, beginnt in, fängt in, morgen früh, morgen vormittag, " +
      "heute abend, abholung um, abfahrt, abflug, verhandlung, prüfung beginnt, klausur beginnt, finanzamt, voranmeldung, steuererklärung, abgabefrist, " +
      "lohnlauf, löhne müssen, zahltag",
    fr:
      "à rendre aujourd'hui, pour aujourd'hui, dès aujourd'hui, doit partir aujourd'hui, avant minuit, à minuit, jusqu'à minuit, échéance aujourd'hui, " +
      "échéance ce soir, délai expire, délai aujourd'hui, dernier jour, date limite, avant midi, avant 0 h, d'ici ce soir, d'ici 0 heures, " +
      "dans une heure, dans 0 minutes, dans l'heure, commence dans, demain matin, demain à la première heure, ce soir, dernier ramassage, départ, vol, " +
      "audience demain, l'examen commence, impôts, déclaration de tva, déclaration trimestrielle, télédéclaration, paie aujourd'hui, jour de paie, " +
      "pour mon rendu",
    es:
      "vence hoy, hoy vence, para hoy, antes de medianoche, a medianoche, hasta medianoche, plazo hoy, el plazo acaba, el plazo termina, plazo vence, " +
      "último día, fecha límite, antes del mediodía, antes de las 0, en una hora, en 0 minutos, en 0 horas, empieza en, mañana a primera hora, " +
      "mañana por la mañana, esta noche, esta tarde, última recogida, salida del, vuelo, juicio mañana, vista mañana, el examen empieza, hacienda, " +
      "declaración trimestral, declaración del iva, modelo 0, nóminas hoy, día de pago, hay que presentar, presentar hoy",
    it:
      "scade oggi, oggi scade, entro oggi, per oggi, entro mezzanotte, a mezzanotte, fino a mezzanotte, scadenza oggi, il termine scade, ultimo giorno, " +
      "termine ultimo, entro mezzogiorno, entro le 0, entro un'ora, tra un'ora, fra un'ora, tra 0 minuti, fra 0 minuti, inizia tra, domattina, " +
      "domani mattina, stasera, questa sera, ultimo ritiro, partenza, volo, udienza, l'esame inizia, agenzia delle entrate, dichiarazione iva, " +
      "dichiarazione trimestrale, stipendi oggi, giorno di paga, va inviata oggi, da consegnare oggi",
    pt:
      "vence hoje, hoje vence, para hoje, até hoje, ainda hoje, até meia-noite, à meia-noite, antes da meia-noite, prazo é hoje, prazo hoje, " +
      "prazo acaba, prazo termina, prazo vence, último dia, data limite, até o meio-dia, até as 0, em uma hora, daqui a uma hora, em 0 minutos, " +
      "daqui a 0, começa em, amanhã cedo, amanhã de manhã, esta noite, hoje à noite, última coleta, partida, voo, audiência amanhã, a prova começa, " +
      "receita federal, declaração, finanças, folha hoje, dia de pagamento, tenho que entregar hoje, entregar hoje",
    nl:
      "vandaag, vóór middernacht, voor middernacht, om middernacht, tot middernacht, uiterlijk vandaag, uiterlijk vanavond, moet vandaag, " +
      "moeten vandaag, deadline vandaag, deadline is vandaag, termijn loopt, laatste dag, uiterste datum, voor 0 uur, voor het middaguur, " +
      "binnen een uur, over een uur, over 0 minuten, binnen 0 uur, begint over, morgenochtend, vanavond, laatste ophaal*, vertrek, vlucht, " +
      "zitting morgen, examen begint, belastingdienst, btw-aangifte, aangifte, loonrun, betaaldag, indienen vandaag",
    ja:
      "今日中, 本日中, 今日まで, 本日まで, 今夜まで, 今晩まで, 今日が締め切り, 本日が締切, 締め切りは今日, 締切は本日, 本日締切, 本日締め切り, 期限は今日, 期限は本日, 本日が期限, 今日が期限, 最終日, 深夜0時まで, 0時まで, 0時締め切り, 0時締切, " +
      "正午まで, 昼まで, 夕方まで, 一時間後, 0時間後, 0分後, あと0分, あと0時間, 明朝, 明日の朝, 今夜, 今晩, 集荷, 出航, 発車, 便が, 公判, 試験開始, 試験が始, 税務署, 申告, 給料日, 支給日",
  },
  flaw: {
    en:
      "typo, misspelt, misspelled, spelling, spelled, spelt, umlaut, accent, apostrophe, comma, capital letter, wrong language, half in, untranslated, " +
      "not translated, translation, upside down, crooked, cut off, overlaps, overlapping, off by one, one day off, one day early, a day early, " +
      "a day late, an hour off, minutes ahead, minutes behind, clock is, is fast, is slow by, wrong month, wrong weekday, wrong order, alphabetical, " +
      "swapped, doubled, twice in, shown twice, printed twice, blinks, flickers, flickering, rattles, beeps, wrong title, wrong label, wrong flag, " +
      "wrong icon, wrong name, wrong greeting, old name, old logo, maiden name, blurred, blurry, pixelated, tiny print, does not match, rounding, " +
      "rounded, sum is off, left and right",
    de:
      "tippfehler, schreibfehler, rechtschreib*, falsch geschrieben, umlaut*, akzent, komma, großbuchstabe*, falsche sprache, halb englisch, " +
      "halb deutsch, nicht übersetzt, unübersetzt, übersetzung, auf dem kopf, kopfüber, schief, abgeschnitten, überlapp*, um eins, ein tag zu, " +
      "einen tag zu, einen tag später, eine stunde, minuten vor, minuten nach, geht vor, geht nach, falscher monat, falscher wochentag, " +
      "falsche reihenfolge, alphabetisch*, vertauscht, doppelt, zweimal, blinkt, flackert, flimmert, rattert, piept, falscher titel, " +
      "falsche überschrift, falsche flagge, falsches symbol, falscher name, falscher anrede, falsche anrede, alter name, altes logo, mädchenname, " +
      "unscharf, verpixelt, stimmt nicht überein, rundung*, gerundet, links und rechts",
    fr:
      "coquille, faute de frappe, faute d'orthographe, fautes, orthographe, mal orthographié, accent, accents, apostrophe, virgule, majuscule, " +
      "mauvaise langue, moitié anglais, pas traduit, non traduit, traduction, à l'envers, tête en bas, de travers, coupé*, tronqué*, se chevauch*, " +
      "décalé*, décalage, un jour trop, un jour de retard, une heure de, minutes d'avance, minutes de retard, avance de, mauvais mois, mauvais jour, " +
      "mauvais ordre, ordre alphabétique, interverti*, en double, deux fois, clignote, scintille, bipe, mauvais titre, mauvaise étiquette, " +
      "mauvais drapeau, mauvaise icône, mauvais nom, ancien nom, ancien logo, nom de jeune fille, flou, floue, pixelisé*, ne correspond pas, arrondi*, " +
      "gauche et droite",
    es:
      "errata, falta de ortografía, faltas, mal escrito, mal escrita, ortografía, tilde, tildes, acento, coma, mayúscula, idioma equivocado, " +
      "medio inglés, sin traducir, traducción, boca abajo, del revés, torcid*, cortad*, recortad*, se solapan, superpuest*, desfasad*, desfase, " +
      "un día antes, un día después, una hora de, minutos adelantad*, minutos atrasad*, adelantado, atrasado, mes equivocado, día equivocado, " +
      "orden equivocado, orden alfabético, intercambiad*, duplicad*, dos veces, parpadea, parpadean, pita, título equivocado, etiqueta equivocada, " +
      "bandera equivocada, icono equivocado, nombre equivocado, nombre antiguo, logo antiguo, borros*, pixelad*, no coincide, no cuadra, redonde*, " +
      "izquierda y derecha",
    it:
      "refuso, errore di battitura, errore di ortografia, ortografia, scritto male, scritta male, accento, accenti, apostrofo, virgola, maiuscola, " +
      "lingua sbagliata, mezzo inglese, non tradott*, traduzione, capovolt*, a testa in giù, storto, storta, tagliat*, troncat*, sovrappost*, sfasat*, " +
      "sfasamento, un giorno prima, un giorno dopo, un'ora di, minuti avanti, minuti indietro, va avanti, mese sbagliato, giorno sbagliato, " +
      "ordine sbagliato, ordine alfabetico, invertit*, scambiat*, doppi*, due volte, lampeggia, sfarfalla, titolo sbagliato, etichetta sbagliata, " +
      "bandiera sbagliata, icona sbagliata, nome sbagliato, vecchio nome, vecchio logo, sfocat*, sgranat*, non corrisponde, non torna, arrotond*, " +
      "destra e sinistra",
    pt:
      "erro de digitação, erro de ortografia, ortografia, escrito errado, escrita errada, acento, acentos, vírgula, maiúscula, idioma errado, " +
      "língua errada, metade em inglês, sem tradução, não traduzid*, tradução, de cabeça para baixo, ao contrário, tort*, cortad*, sobrepost*, " +
      "defasad*, desfasad*, um dia antes, um dia depois, uma hora de, minutos adiantad*, minutos atrasad*, adiantado, mês errado, dia errado, " +
      "ordem errada, ordem alfabética, trocad*, duplicad*, duas vezes, piscando, pisca, apita, título errado, etiqueta errada, bandeira errada, " +
      "ícone errado, nome errado, nome antigo, logo antigo, borrad*, desfocad*, pixelad*, não bate, não confere, arredond*, esquerda e direita",
    nl:
      "tikfout, typefout, spelfout, spelling, verkeerd gespeld, accent, komma, hoofdletter, verkeerde taal, half engels, niet vertaald, onvertaald, " +
      "vertaling, ondersteboven, op zijn kop, scheef, afgesneden, afgekapt, overlapt, overlappen, een dag te, een dag eerder, een dag later, een uur, " +
      "minuten voor, minuten achter, loopt voor, loopt achter, verkeerde maand, verkeerde dag, verkeerde volgorde, alfabetische volgorde, verwisseld, " +
      "omgewisseld, dubbel, twee keer, knippert, flikkert, piept, verkeerde titel, verkeerd etiket, verkeerde vlag, verkeerd icoon, verkeerde naam, " +
      "oude naam, oud logo, meisjesnaam, wazig, onscherp, klopt niet, komt niet overeen, afrond*, afgerond, links en rechts",
    ja:
      "誤字, 誤植, 脱字, 誤記, 表記, 誤訳, 翻訳, 英語のまま, 一部英語, 上下逆, 逆さま, 斜め, 切れて, はみ出, 重なって, ずれて, ズレて, 一日ずれ, 0日ずれ, 一時間ずれ, 0時間ずれ, 0分進んで, 0分遅れ, 進んでいます, 月が違う, 曜日が, 順番が, " +
      "並び順, 五十音, 入れ替わって, 二重に, 0回ずつ, 二つずつ, 0枚ずつ, 点滅, ちらつ, 題名が, ラベルが, 国旗, アイコンが, 名前が違, 旧姓, 古い名前, 旧名, 古いロゴ, ぼやけ, 合わない, 合いません, 端数, 四捨五入, 左右",
  },
  working: {
    en:
      "works fine, work fine, everything else works, the rest works, rest is fine, the rest is, otherwise fine, other pages, others open, " +
      "other functions, all else, comes out complete, comes out right, are right, is right, is correct, are correct, figures are correct, sum is right, " +
      "amount is right, raw data, on the computer, on the laptop, on the website, in the browser, via the website, in the app it, xlsx, excel, " +
      "pdf works, by email instead, by phone instead, still works, we correct, i correct, we swap, we cope, we manage, i manage, nothing else is, " +
      "no harm, no drama, harmless, doesn't bother, don't mind, we laugh, laugh about, funny, amusing, no bother, we use, i use, use that, " +
      "write it down, by hand, on paper, manually, instead, meanwhile, in the meantime, for now, until then, workaround, after the second, " +
      "second attempt, second try, third time, in the end it, does arrive, arrives eventually, comes eventually",
    de:
      "funktioniert sonst, alles andere, alles übrige, der rest, rest läuft, rest geht, sonst läuft, sonst alles, ansonsten, andere seiten, " +
      "ist vollständig, kommt vollständig, stimmt, stimmen, betrag stimmt, ist richtig, sind richtig, korrekt, rohdaten, am rechner, am computer, " +
      "am laptop, auf der website, im browser, über die website, in excel, xlsx, als pdf, geht noch, funktioniert noch, korrigieren wir, " +
      "wir korrigieren, korrigiere ich, tauschen wir, kommen zurecht, wir behelfen uns, nichts ausgemacht, macht nichts, nicht schlimm, halb so, " +
      "kein drama, harmlos, stört nicht, stört uns nicht, wir lachen, mit humor, lustig, nehmen wir, nehme ich, benutzen wir, schreiben wir auf, " +
      "von hand, auf papier, auf zettel*, händisch, stattdessen, inzwischen, vorerst, einstweilen, bis dahin, zwischendurch, beim zweiten, " +
      "zweiten versuch, dritten mal, irgendwann doch, kommt dann",
    fr:
      "fonctionne bien, fonctionne sinon, tout le reste, le reste, autres pages, sinon tout, par ailleurs, est complet, est correct, est juste, " +
      "sont justes, sont corrects, montant exact, montant est, le bon montant, données brutes, sur l'ordinateur, sur ordinateur, sur le site, " +
      "dans le navigateur, par le site, excel, xlsx, en pdf, marche encore, fonctionne encore, normalement, nous corrigeons, je corrige, on corrige, " +
      "on se débrouille, je me débrouille, pas grave, rien de grave, pas de drame, sans gravité, sans conséquence, ne me gêne, ne nous gêne, on en rit, " +
      "nous en rions, rigolo, amusant, on utilise, j'utilise, nous utilisons, je note, on note, à la main, sur papier, manuellement, à la place, " +
      "en attendant, pour l'instant, entre-temps, au deuxième, deuxième essai, à la troisième, finit par, finissent par",
    es:
      "funciona bien, lo demás, todo lo demás, el resto, las demás, otras páginas, por lo demás, sale completo, está completo, es correcto, " +
      "son correct*, está bien, están bien, el importe es, importe correcto, datos originales, en el ordenador, desde el ordenador, en la web, " +
      "por la web, en el navegador, excel, xlsx, en pdf, todavía funciona, sigue funcionando, corregimos, lo corrijo, lo corregimos, nos apañamos, " +
      "me apaño, nos arreglamos, no es grave, nada grave, no pasa nada, sin drama, sin importancia, no molesta, no me molesta, nos reímos, " +
      "me hace gracia, gracioso, usamos, uso, lo apunto, lo apuntamos, a mano, en papel, manualmente, en su lugar, mientras tanto, de momento, " +
      "por ahora, entretanto, a la segunda, segundo intento, a la tercera, acaba, al final",
    it:
      "funziona bene, il resto, tutto il resto, per il resto, le altre, altre pagine, esce completo, è completo, è giusto, è corretto, sono giusti, " +
      "sono corretti, sono esatti, importo giusto, l'importo torna, l'importo è, dati originali, dal computer, al computer, sul sito, dal sito, " +
      "nel browser, excel, xlsx, in pdf, funziona ancora, correggiamo, lo correggo, ci arrangiamo, mi arrangio, non è grave, niente di grave, " +
      "poco male, senza dramma, nessun dramma, non dà fastidio, non mi disturba, ci ridiamo, ridiamo, fa ridere, buffo, usiamo, uso, mi segno, " +
      "segniamo, a mano, su carta, manualmente, invece, nel frattempo, intanto, per ora, al secondo, secondo tentativo, alla terza, alla fine",
    pt:
      "funciona bem, o resto, todo o resto, o restante, de resto, as outras, outras páginas, sai completo, está completo, está certo, estão certos, " +
      "está correto, estão corretos, valor certo, o valor está, dados originais, no computador, pelo computador, no site, pelo site, no navegador, " +
      "excel, xlsx, em pdf, ainda funciona, continua funcionando, corrigimos, corrijo, a gente corrige, a gente se vira, me viro, não é grave, " +
      "nada grave, sem problema, sem drama, não atrapalha, não incomoda, a gente ri, rimos, engraçado, usamos, uso, a gente usa, anoto, anotamos, " +
      "à mão, no papel, manualmente, no lugar, enquanto isso, por enquanto, por ora, na segunda, segunda tentativa, na terceira, no final",
    nl:
      "werkt prima, werkt goed, doet het prima, de rest, al het andere, overige, andere pagina's, verder alles, komt compleet, is compleet, klopt wel, " +
      "is juist, zijn juist, kloppen, bedrag klopt, het bedrag is, brongegevens, op de computer, op de laptop, op de website, via de website, " +
      "in de browser, excel, xlsx, als pdf, werkt nog, doet het nog, corrigeren we, corrigeer ik, we redden ons, red me, niet erg, geen ramp, " +
      "geen drama, geen punt, stoort niet, stoort me niet, we lachen, lachen erom, grappig, gebruiken we, gebruik ik, schrijf ik op, schrijven we op, " +
      "met de hand, op papier, handmatig, in plaats daarvan, intussen, ondertussen, voorlopig, zolang, tot die tijd, tweede poging, tweede keer, " +
      "derde keer, uiteindelijk",
    ja:
      "他は正常, 他は問題, ほかは問題, その他は, それ以外は, 以外は正常, 以外は問題, 他の画面, 他の機能, 正しく出, 合っています, 合って, 正確です, 金額は正し, 金額は合, 元データ, パソコンでは, パソコンからは, ウェブでは, ブラウザでは, エクセル, " +
      "PDFで, 今も使え, 使えています, 手で直し, 手直し, 直して使, 何とかなって, なんとか, 差し支えありません, 差し支えない, 支障はありません, 支障ありません, 困ってはいません, 困っていません, 大したこと, 気にして, 気になりません, 笑って, 笑い話, 面白い, " +
      "手書き, 紙に書, 紙で, 手作業, 手入力, 代用, その間, 当面, とりあえず, 二回目, 二度目, 三度目, 最後には, いずれ",
  },
  hazard: {
    en:
      "smoke, smoking, smells like, smell of, sparked, sparks, burnt, burned, burns, burning, melted, brown, scorched, hot to the touch, glowing, " +
      "flame, gas, fumes, leak of gas, electric shock, shock, exploded, insulin, dose, dosed, overdose, medication, medicine, drugs, blood group, " +
      "allerg*, wrong patient, treatment, operating, theatre, stroke, surgery today, ambulance, emergency, fire brigade, brigade, smoke sensor, " +
      "smoke detector, fire alarm, panic button, alarm button, did not ring, did not go off, trapped, stuck inside, locked in, lift, toddler, boy, " +
      "girl, child, children, fell, falls on, hit, crushed, injured, hurt, doctor, brakes, brake, braking, steering, accelerat*, speeding, jump, " +
      "chlorine, poison*, drown*, freezing, carbon monoxide, killed, dies, life",
    de:
      "rauch, raucht, qualm*, riecht nach, verbrannt, brennend*, funken, schmort, verschmort, geschmolzen, schmilzt, brauner fleck, angesengt, heiß, " +
      "glüht, flamme, gasgeruch, stromschlag, gewischt, explodiert, insulin, dosis, dosiert, dosierung, überdosis, medikament*, medizin, blutgruppe, " +
      "allerg*, falscher patient, behandlung, operation, op, schlaganfall, rettungswagen, krankenwagen, notruf, notaufnahme, feuerwehr, rauchmelder, " +
      "brandmelde*, alarmknopf, alarm, hat nicht ausgelöst, löst nicht aus, eingeschlossen, eingesperrt, gefangen, aufzug, fahrstuhl, kleinkind, kind, " +
      "kinder, gestürzt, gefallen, getroffen, eingeklemmt, verletzt, arzt, bremse*, bremst, lenkung, beschleunigt, chlor, gift*, ertrink*, erfrier*, " +
      "kohlenmonoxid, lebensgefahr, leben",
    fr:
      "fumée, fume, odeur de, sent le, brûlé*, brûlure, étincelle*, fondu, brun, roussi*, chauffe, brûlant*, flamme, gaz, décharge électrique, " +
      "électrocut*, explosé, insuline, dose, doses, dosage, surdose, surdosage, médicament*, groupe sanguin, allerg*, mauvais patient, traitement, " +
      "bloc opératoire, avc, ambulance, urgences, samu, pompiers, détecteur de fumée, alarme, bouton d'alarme, n'a pas sonné, ne s'est pas déclenché, " +
      "coincé*, enfermé*, bloqué dans, ascenseur, bambin, petit garçon, fillette, enfant, enfants, tombé*, heurté*, écrasé, pincé*, blessé*, médecin, " +
      "frein*, freine, direction, accélère, chlore, poison, toxique, noyé*, monoxyde, danger, vie",
    es:
      "humo, humea, huele a, olor a, quemad*, chispa*, chamuscad*, derretid*, marrón, ardiendo, quema, llama, llamas, gas, descarga, calambrazo, " +
      "explot*, insulina, dosis, sobredosis, medicación, medicamento*, medicina, grupo sanguíneo, alérg*, paciente equivocado, tratamiento, quirófano, " +
      "ictus, ambulancia, emergencia*, urgencias, bomberos, detector de humo, alarma, botón de alarma, no sonó, no saltó, atrapad*, encerrad*, " +
      "ascensor, niño, niña, niños, bebé, caído encima, se cayó, golpe*, aplast*, herid*, médico, freno*, frena, dirección asistida, acelera, cloro, " +
      "venen*, ahog*, monóxido, peligro, vida",
    it:
      "fumo, fuma, odore di, puzza di, bruciat*, brucia, scintill*, sciolt*, annerit*, rovente, scotta, fiamma, gas, scossa, esplos*, insulina, dose, " +
      "dosi, dosaggio, sovradosaggio, farmaco, farmaci, medicin*, gruppo sanguigno, allerg*, paziente sbagliato, terapia, sala operatoria, ictus, " +
      "ambulanza, emergenza, pronto soccorso, pompieri, vigili del fuoco, rilevatore di fumo, allarme, pulsante di allarme, non ha suonato, " +
      "non è scattat*, intrappolat*, chiuso dentro, chiusa dentro, ascensore, bambino, bambina, bambini, neonato, cadut*, colpit*, schiacciat*, ferit*, " +
      "medico, freno, freni, frena, sterzo, accelera, cloro, veleno, annega*, monossido, pericolo, vita",
    pt:
      "fumaça, fumo, cheiro de, cheirinho, queimad*, queimando, faísca*, derret*, chamuscad*, pegando fogo, fogo, chama, gás, choque, explod*, " +
      "insulina, dose, doses, dosagem, overdose, remédio*, medicação, medicamento*, tipo sanguíneo, alérg*, alerg*, paciente errado, tratamento, " +
      "centro cirúrgico, avc, ambulância, emergência, pronto-socorro, bombeiros, detector de fumaça, alarme, botão de pânico, não tocou, não disparou, " +
      "pres* no elevador, trancad*, elevador, menino, menina, criança, crianças, bebê, caiu em cima, caiu, atingi*, esmag*, machuc*, ferid*, médico, " +
      "freio*, travões, direção, acelera, cloro, veneno, afog*, monóxido, perigo, vida",
    nl:
      "rook, rookt, ruikt naar, geur van, verbrand*, brandt, brand, vonk*, gesmolten, smelt, bruin, verschroeid, gloeiend, heet, vlam, gas, gaslucht, " +
      "schok, ontplof*, insuline, dosis, dosering, overdosis, medicijn*, medicatie, bloedgroep, allerg*, verkeerde patiënt, behandeling, operatie, " +
      "beroerte, ambulance, noodoproep, alarmnummer, spoedeisende, brandweer, rookmelder, alarm, alarmknop, ging niet af, gaat niet af, opgesloten, " +
      "vast in, lift, peuter, kind, kinderen, jongetje, meisje, baby, gevallen, geraakt, bekneld, gewond, dokter, rem, remmen, remt, stuur, versnelt, " +
      "chloor, gif*, verdronk*, koolmonoxide, gevaar, leven",
    ja:
      "煙, 焦げ, こげ, 火花, 発火, 火が, 炎, 溶け, 変色, 熱くな, 熱い, 過熱, ガス臭, ガス漏れ, ガスの, 感電, 爆発, インスリン, 投与, 用量, 過量, 薬, 服薬, 血液型, アレルギー, 患者違い, 治療, 手術, 脳卒中, 救急, 緊急通報, 消防, " +
      "火災, 煙感知, 報知器, 警報, ナースコール, 鳴らなかった, 作動しません, 作動しなかった, 閉じ込め, 挟まれ, はさまれ, エレベーター, 子ども, 子供, 幼児, 園児が, 赤ちゃん, 転倒, 落ちてき, ぶつか, けが, 怪我, 負傷, 医者, ブレーキ, ハンドル, " +
      "加速, 塩素, 毒, 溺, 一酸化炭素, 危険, 命",
  },
  testSystem: {
    en:
      "test system, test environment, test server, test account, staging, sandbox, training system, training environment, demo, demo system, " +
      "practice system, playground, development server, pilot, trial system",
    de:
      "testsystem*, testumgebung*, testserver, testzugang, staging, sandbox, schulungssystem*, schulungsumgebung*, demo, demosystem, übungssystem*, " +
      "spielwiese, entwicklungsserver, testinstanz",
    fr:
      "système de test, environnement de test, serveur de test, plateforme de test, préproduction, préprod, recette, staging, sandbox, bac à sable, " +
      "formation, base école, démo, démonstration, environnement de formation",
    es:
      "sistema de pruebas, entorno de pruebas, servidor de pruebas, preproducción, staging, sandbox, entorno de formación, sistema de formación, demo, " +
      "demostración, de prácticas, entorno de prácticas",
    it:
      "sistema di prova, ambiente di test, ambiente di prova, server di test, collaudo, staging, sandbox, ambiente di formazione, demo, dimostrazione, " +
      "esercitazione, ambiente di collaudo",
    pt:
      "sistema de teste, ambiente de teste, ambiente de testes, servidor de teste, homologação, staging, sandbox, ambiente de treinamento, " +
      "sistema de treinamento, demo, demonstração, de treino",
    nl:
      "testsysteem, testomgeving, testserver, acceptatie, staging, sandbox, oefenomgeving, trainingsomgeving, opleidingsomgeving, demo, proefomgeving, " +
      "speeltuin",
    ja: "テスト環境, 検証環境, テストサーバー, テスト用, ステージング, サンドボックス, 研修環境, 研修用, 練習用, デモ, 体験版, 試験環境",
  },
} as const satisfies Readonly<Record<string, SignalWords>>;
