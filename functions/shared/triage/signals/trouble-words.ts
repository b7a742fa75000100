import type { SignalWords } from "./find-signals.js";

/** What is wrong: words of faults, losses, outages, breaches and of money that goes the wrong way. */
export const TROUBLE_WORDS = {
  fault: {
    en:
      "error*, bug, bugs, buggy, broken, broke, wrong, wrongly, incorrect*, fails, failed, failing, fail, failure*, fault*, glitch*, defect*, invalid, rejects, rejected, refuses, " +
      "doesn't work, does not work, not working, won't work, isn't working, no longer work*, stopped working, doesn't open, won't open, won't load, doesn't load, does not load, won't start, doesn't start, " +
      "corrupt*, mixed up, messed up, misplaced, mismatch*, duplicate entries, duplicated, appears twice, shown twice, counted twice, printed twice, sent twice, fires twice, counts twice, twice for, instead of the, " +
      "cut off, cuts off, is cut, truncated, overlap*, garbled, misaligned, crooked, shifted, upside down, blank page, blank screen, white screen, black screen, jumps to, jumps back, disappears, disappear, vanishes, vanish, " +
      "does not match, doesn't match, do not match, don't match, doesn't add up, does not add up, not saved, isn't saved, doesn't save, not shown, isn't shown, is not displayed, doesn't show, does not show, do not show, don't show, not printed, isn't printed, " +
      "keeps coming back, comes back, reappear*, resets, malfunction*, misspelt, misspelled, typo*, spelling mistake, rounded wrong, rounding, off by, out of sync, not synced, doesn't sync, not synchronis*, does not update, doesn't update, not updating, " +
      "never arrive*, arrives late, arrive late, minutes late, hours late, do not turn up, does not turn up, doesn't turn up, ignores, ignored, unexpected, rolls back, rolling back, reload* .. itself, stutter*, flicker*, echo, offline again, double, is missing, are missing, missing, lacks, lack, not what it should, dead, no reaction, does nothing, nothing happens, blank pages, empty pages, comes out blank, come out blank, comes out, come out, answers 500, wrong order, wrong time, wrong zone, wrong date, in duplicate, old address, old name, old company, american format, shows up even, still shows the old",
    de:
      "fehler*, *fehler, defekt*, kaputt, falsch*, geht nicht, gehen nicht, funktioniert nicht, funktionieren nicht, funktionierte nicht, nicht mehr funktion*, klappt nicht, klappt .. nicht, lädt nicht, öffnet nicht, startet nicht, reagiert nicht, druckt nicht, speichert nicht, " +
      "stimmt nicht, stimmen nicht, passt nicht zusammen, scheitert, scheitern, schlägt fehl, fehlgeschlagen, fehlt, fehlen, fehlerhaft, doppelt, zweimal, verrutscht, verschoben, abgeschnitten, schief, vertauscht, verschwindet, verschwinden, springt, leere seite, weiße seite, weißer bildschirm, schwarzer bildschirm, " +
      "nicht angezeigt, wird nicht, werden nicht, nicht übernommen, nicht gespeichert, nicht synchron*, abgelehnt, verweigert, ungültig, hängt, bleibt hängen, hakt, spinnt, störung*, ruckelt, tauchen wieder auf, taucht wieder auf, kommt nicht an, kommen nicht an, tippfehler, rechtschreibfehler, zu spät, beschädigt*, gesprungen, tot, verliert, zählt .. doppelt, anstatt, leere seiten, kommt leer, falsches datum, falsche uhrzeit, alte adresse, alte anschrift, alter name, alten namen, alte firmenname, amerikanischen format, weiße seiten, falscher reihenfolge, statt des, statt der",
    fr:
      "erreur*, bug*, bogue*, cassé*, faux, fausse*, incorrect*, erroné*, ne fonctionne pas, ne fonctionne plus, ne fonctionnent plus, ne fonctionnent pas, ne marche pas, ne marche plus, marche plus, marche pas, ne s'affiche*, ne s'ouvre*, ne charge*, ne démarre*, ne se lance*, ne répond*, " +
      "échoue*, échec, défaut*, défectueu*, dysfonctionnement*, anomalie*, manque, manquent, manquant*, absent*, décalé*, coupé*, tronqué*, doublon*, en double, deux fois, mal traduit*, écran blanc, page blanche, disparaît, disparaissent, refuse, refusé*, rejet*, invalide*, bloque, reste bloqué*, faute de frappe, faute d'orthographe, coquille, n'est pas enregistré*, ne sont pas, ne correspond*, se ferme, abîmé*, fissuré*, au lieu de, n'arrive plus, n'arrivent plus, en retard, ne synchronis*, saccade*, inversé*, penche, de travers, pages blanches, ancienne adresse, ancien nom, mauvaise date, mauvaise heure, mauvais ordre, à l'envers, affiche l'ancien*, au lieu du, au lieu de la",
    es:
      "error, errores, fallo*, falla, fallan, roto, rota, rotos, estropead*, averiad*, avería*, incorrect*, equivocad*, erróne*, mal, no funciona*, no va, no carga*, no abre*, no arranca*, no responde*, no aparece*, no se muestra*, no se guarda*, no coincide*, no cuadra*, no llega*, no imprime, no sincroniza*, dejó de funcionar, " +
      "defecto*, defectuos*, falta, faltan, duplicad*, dos veces, descolocad*, cortad*, se corta, desplazad*, torcid*, se cierra, pantalla blanca, pantalla en blanco, pantalla negra, en blanco, desaparece, desaparecen, rechaza*, inválid*, se cuelga, colgad*, se queda, errata*, falta de ortografía, en vez de, en lugar de, a tirones, incidencia, dañad*, tarde, páginas en blanco, dirección antigua, nombre antiguo, fecha equivocada, hora equivocada, orden equivocado, al revés, sin decimales, sale sin, salen sin",
    it:
      "errore, errori, guasto*, guasta, rotto, rotta, rotti, sbagliat*, scorrett*, errat*, non funziona*, non va, non vanno, non si apre, non si aprono, non carica*, non parte, non risponde, non compare, non compaiono, non appare, non viene, non vengono, non salva, non sincronizza*, non arriva, non arrivano, non stampa, non coincid*, non torna*, fallisce, fallito, " +
      "difetto*, difettos*, anomalia, anomalie, manca, mancano, mancante*, doppio, doppi, doppia, doppie, due volte, spostat*, tagliat*, storta, storto, storti, schermata bianca, schermo bianco, schermo nero, pagina bianca, scompare, scompaiono, sparisce, spariscono, rifiuta, rifiutat*, bloccat*, si blocca, si chiude, invece di, invece del*, al posto di, a scatti, refuso, danneggiat*, in ritardo, si azzera, vuoto, vuota, torna dov'era, bug, pagine bianche, vecchio indirizzo, vecchio nome, data sbagliata, ora sbagliata, ordine sbagliato, al contrario, capovolt*, esce senza, escono senza",
    pt:
      "erro, erros, falha, falhas, falham, quebrad*, estragad*, avariad*, defeito*, incorret*, errad*, não funciona*, não vai, não abre*, não carrega*, não inicia, não responde*, não aparece*, não mostra*, não salva*, não guarda*, não bate*, não confere*, não chega*, não imprime*, não sincroniza*, parou de funcionar, deixou de funcionar, " +
      "falta, faltam, faltando, faltou, duplicad*, duas vezes, deslocad*, cortad*, tort*, some, somem, desaparece*, tela branca, tela preta, ecrã branco, ecrã preto, em branco, rejeita*, recusa*, inválid*, trava, travou, travad*, fecha sozinh*, em vez de, no lugar de, danificad*, atrasad*, perde o, perde a, problema com, trocad*, bug*, páginas em branco, endereço antigo, nome antigo, data errada, hora errada, ordem errada, ao contrário, de cabeça para baixo, sai sem, saem sem, sai com, colunas trocadas",
    nl:
      "fout, fouten, *fout, foutmelding*, kapot, stuk, defect*, verkeerd*, onjuist*, werkt niet, werken niet, werkt .. niet, doet het niet, doet niets, laadt niet, opent niet, start niet, reageert niet, klopt niet, kloppen niet, mislukt*, faalt, storing*, ontbreekt, ontbreken, ontbrekende, dubbel*, twee keer, tweemaal, verschoven, afgekapt, afgesneden, scheef, wit scherm, zwart scherm, lege pagina, verdwijnt, verdwijnen, " +
      "niet getoond, niet weergegeven, niet opgeslagen, wordt niet, worden niet, geweigerd, weigert, ongeldig*, hangt, loopt vast, vastgelopen, hapert, springt, komt niet aan, komen niet aan, niet gesynchroniseerd, synchroniseert niet, tikfout, typefout, spelfout, in plaats van, te laat, beschadigd*, vergeet, niet meer op, staat weer, bug*, lege pagina's, blanco pagina's, oude adres, oude naam, oude bedrijfsnaam, verkeerde datum, verkeerde tijd, verkeerde volgorde, ondersteboven, staat de oude, staat nog de oude",
    ja: "エラー, 不具合, バグ, 壊れ, 故障, おかしい, おかしく, 間違って, 間違った, 間違い, 誤り, 誤って, 誤表示, 表示されない, 表示されません, 表示されず, 動かない, 動きません, 動作しない, 動作しません, 機能しない, 機能しません, 開かない, 開きません, 開けない, 開けません, 反映されない, 反映されません, 保存されない, 保存されません, 届かない, 届きません, 失敗, 文字化け, ずれ, 重複, 二重, 抜けて, 抜ける, 欠けて, 消える, 落ちる, 落ちます, 固まる, 固まり, フリーズ, 異常, 認識しない, 読み取れ, 読めない, 残ったまま, 残って, 戻らず, 途切れ, 切れる, 止まる, 止まって, 誤作動, 誤字, 合わない, 合いません, 一致しない, 一致しません, できなくなり, できなくなっ, なりません, ない状態, 症状, 白紙, 真っ白, 古い住所, 旧住所, 旧社名, 日付が, 順番が, 逆さ, 逆に, 違う値, 誤植",
    ko: "오류, 에러, 버그, 고장, 작동하지, 안 됩니다, 안돼요",
    zh: "错误, 錯誤, 崩溃, 故障, 無法使用, 无法使用, 坏了, 不能用",
  },
  crash: {
    en: "crash*, freez*, frozen, hangs, closes itself, quits, stops responding, not responding, blue screen",
    de: "stürzt ab, stürzt .. ab, abgestürzt, absturz, abstürze, eingefroren, friert .. ein, hängt sich auf, beendet sich, schließt sich",
    fr: "plante, plantage*, planté*, se ferme, fige, gèle",
    es: "se cierra, se cuelga, se bloquea, se congela, se apaga",
    it: "si chiude, si blocca, va in crash, crash*, si pianta, si impalla",
    pt: "trava, travando, fecha sozinh*, congela*, crash*",
    nl: "crasht, crash*, loopt vast, bevriest, sluit zichzelf, valt uit",
    ja: "クラッシュ, 落ちる, 落ちます, 落ちて, フリーズ, 固まる, 強制終了",
  },
  slow: {
    en:
      "slow*, sluggish, lag, lags, laggy, lagging, latency, crawl*, takes forever, time out, timed out, times out, timeout*, timing out, long to load, " +
      "loading time*, load time*, response time*, performance, takes ages, takes an age, snail*, unresponsive, spinning, takes a while, long wait, " +
      "waiting for, wait for, wait forever, took forever, ages, eternity, for ever, minutes for, minutes per, seconds per, seconds for, minutes to open, " +
      "seconds to open, minutes to load, slower, get a coffee, make a coffee, make tea, go for a coffee, water the plants, patience, spinning wheel, spinner, " +
      "hourglass, loading bar, progress bar, the bar, still loading, keeps loading, loading and loading, start up time, start-up, duration, throughput, speed, " +
      "choppy, stutters, jerky, jittery, buffering, drain, drains, hot battery, battery from, high load, idle core, a core, of one core, processor load, " +
      "used to be instant, instant, in no time, quicker, faster, walking pace, turtle, tortoise, dial up",
    de:
      "langsam*, lahm*, träge, schleppend, zäh, ewig, ewigkeit*, ladezeit*, antwortzeit*, wartezeit*, dauert lange, zu lange, lädt .. lange, " +
      "zeitüberschreitung*, timeout*, performance, ruckelt, schnecke*, leistung, dauert, dauern, gedauert, dauert ewig, langsamer, geduld, warten, wartet, " +
      "minuten warten, warteschleife, ladebalken, sanduhr, kringel, rädchen, dreht sich, minuten statt, sekunden statt, brauchen rund, brauchen etwa, " +
      "benötigt, startzeit, dauer, durchsatz, geschwindigkeit, tempo, ruckeln, stockt, stocken, stottert, hakelig, verzögert, verzögerung, hängt nach, " +
      "akkuverbrauch, last, auslastung, kern, kerns, schleicht, schildkröte, kaffee holen, tief durchatmen, meditier*, in zeitlupe",
    fr:
      "lent, lente, lents, lentes, lenteur*, lentement, ralenti*, rame, rament, traîne, temps de chargement, temps de réponse, délai*, délai d'attente, " +
      "trop long, interminable*, saccade*, performance*, une éternité, tortue, escargot, patienter, patience, attendre, attente, attend, minutes pour, " +
      "secondes pour, minutes par, plus lent, moins vite, sablier, tourne, ça tourne, mouline, barre de, chargement, durée, débit, vitesse, saccades, haché*, " +
      "décharge, vide la batterie, charge processeur, cœur, pigeon, au ralenti, le temps de, boire un café",
    es:
      "lento, lenta, lentos, lentas, lentitud, lentísim*, despacio, tarda*, demora*, tiempo de carga, tiempo de respuesta, tiempo de espera, rendimiento, " +
      "eterno, eternidad, a tirones, tortuga, velocidad, ralentiza*, esperar, espera, esperando, paciencia, minutos para, segundos para, más lento, más lenta, " +
      "requiere, girando, ruedecita, reloj de arena, barra de, carga lenta, cargando, duración, rapidez, a saltos, entrecortad*, se entrecorta, " +
      "gasta la batería, consume, carga del procesador, núcleo, caracol, a cámara lenta, tomar un café",
    it:
      "lento, lenta, lenti, lente, lentezza, lentissim*, lentamente, rallent*, a scatti, tempi di caricamento, tempo di caricamento, tempi di risposta, " +
      "tempo di risposta, prestazioni, un'eternità, tartaruga, lumaca, timeout, impiega*, ci mette, ci mettono, attendere, attesa, aspettare, aspetto, " +
      "pazienza, minuti per, secondi per, più lento, più lenta, gira, girandola, clessidra, barra di, caricamento, durata, velocità, a singhiozzo, scattos*, " +
      "consuma, carico, core, bradipo, al rallentatore, prendere un caffè, immediata",
    pt:
      "lento, lenta, lentos, lentas, lentidão, lentíssim*, devagar, demora*, demorando, tempo de carregamento, tempo de resposta, desempenho, eternidade, " +
      "travando, tartaruga, timeout, esperar, esperando, espera, paciência, minutos para, segundos para, mais lento, mais lenta, girando, rodinha, ampulheta, " +
      "barra de, carregando, carregamento, duração, velocidade, tempo médio, passou de 0 a 0, passou de 0 s, picotad*, engasg*, gasta a bateria, consome, " +
      "carga do processador, núcleo, lesma, câmera lenta, tomar um café",
    nl:
      "traag, trage, traagheid, langzaam, sloom, slome, laadtijd*, laadtijden, reactietijd*, duurt lang, duurt eeuwen, duurt te lang, snelheid, prestaties, " +
      "hapert, haperen, timeout*, time out, slak, wachten, wacht, geduld, minuten voor, seconden voor, trager, langzamer, draaiend, draait, rondje, zandloper, " +
      "laadbalk, laden, duur, doorvoer, tempo, schokkerig, hakkelt, stottert, vreet, accu leeg, belasting, kern, slakkengang, schildpad, in slow motion, " +
      "koffie halen, duurt",
    ja:
      "遅い, 遅く, 遅すぎ, 遅延, 重い, 重く, 重すぎ, もっさり, 時間がかか, 応答が, 応答時間, 読み込みに, タイムアウト, 速度, 待たされ, カクカク, カクつ, のろい, 動作が重, 時間がかかり, 時間を要し, 分かかり, 秒かかり, 分ほど, 秒ほど, 待って, 待つ, " +
      "待ち時間, 表示まで, 開くまで, 起動まで, くるくる, 読み込み中, 砂時計, 遅れ, 遅め, のんびり, 鈍い, もたつ, 途切れ途切れ, 負荷, CPU, 使用率, コア, 電池の減り, 亀, スロー",
    ko: "느려, 느린, 느립",
    zh: "很慢, 太慢, 缓慢",
  },
  duration: {
    en:
      "takes 0, took 0, take 0, takes a good, takes minutes, 0 seconds, 0 minutes to, seconds to, minutes to, for a minute, instead of 0, takes about, " +
      "takes around, takes up to, takes almost, takes over, a minute, half a minute, for 0 minutes, for 0 seconds, about 0 minutes, about 0 seconds, " +
      "around 0 seconds, around 0 minutes, some 0 seconds, 0 to 0 seconds, 0 s, 0 h, 0 min, minutes, seconds, within 0 minutes, needs 0, needs about, " +
      "needs 0 minutes, an hour to, hours to",
    de:
      "dauert 0, dauert bis zu, dauert .. minuten, dauert .. sekunden, 0 sekunden, 0 minuten, braucht 0, minutenlang, eine minute, halbe minute, statt 0, " +
      "dauert inzwischen, dauert jetzt, dauert .. ewig, rund 0 minuten, etwa 0 minuten, circa 0 sekunden, gut 0 sekunden, minuten, sekunden, brauchen 0, " +
      "braucht rund, eine halbe minute, stunden für",
    fr:
      "prend 0, met 0, mettent 0, prend une, prend plus, 0 secondes, 0 minutes, 0 s, une minute, bonne minute, au lieu de 0, plusieurs minutes, dure 0, " +
      "prennent, environ 0 minutes, environ 0 secondes, minutes, secondes, une minute à, demi minute, 0 minutes pour, en 0 minutes, onze minutes, heures pour",
    es:
      "tarda, tardan, 0 segundos, 0 minutos, un minuto, varios minutos, demora, en lugar de 0, en vez de 0, minutos en, unos 0 segundos, unos 0 minutos, " +
      "cerca de 0, minutos, segundos, medio minuto, horas para",
    it:
      "impiega, impiegano, ci mette, ci mettono, 0 secondi, 0 minuti, un minuto, mezzo minuto, invece di 0, parecchi minuti, dura 0, richiede 0, " +
      "circa 0 secondi, circa 0 minuti, una quindicina di secondi, minuti, secondi, ore per",
    pt:
      "demora, demoram, leva 0, levam 0, 0 segundos, 0 minutos, um minuto, vários minutos, em vez de 0, minutos para, minutos pra, segundos para, " +
      "segundos pra, uns 0 segundos, uns 0 minutos, cerca de 0, minutos, segundos, meio minuto, horas para, 0 s",
    nl:
      "duurt 0, duurt .. minuten, duurt .. seconden, duurt nu, duurt circa, duurt ruim, 0 seconden, 0 minuten, minuut, minutenlang, in plaats van 0, " +
      "halve minuut, ongeveer 0 seconden, ongeveer 0 minuten, circa 0, minuten, seconden, uren voor",
    ja: "秒, 分かか, 分ほどかか, 分以上かか, 時間かか, かかります, かかって, かかるよう, 0分ほど, 0秒ほど, 0分か, 0秒か, 0分以上, 0秒以上, 0分, 0秒, 0時間",
  },
  load: {
    en: "cpu, memory, ram, gb of, processor, battery, disk space, overheats, overheat*, fan, bandwidth, drains, mb/s",
    de: "cpu, prozessor*, arbeitsspeicher, speicherverbrauch, akku*, auslastung, lüfter, ram, gb, bandbreite",
    fr: "cpu, processeur, mémoire, ram, batterie, surchauff*, ventilateur, bande passante, go de",
    es: "cpu, procesador, memoria, ram, batería, ventilador, se calienta, gb",
    it: "cpu, processore, memoria, ram, batteria, ventola, scalda, gb",
    pt: "cpu, processador, memória, ram, bateria, ventoinha, esquenta, aquece, gb",
    nl: "cpu, processor*, geheugen*, ram, batterij, accu, ventilator, gb",
    ja: "cpu, メモリ, バッテリー, 電池, 発熱, 使用率, 消費",
  },
  gone: {
    en:
      "gone, lost, vanished, disappeared, deleted, wiped, erased, overwritten, overwrote, destroyed, replaced by, replaced with, corrupted, unrecoverable, " +
      "irretrievabl*, cannot be found, can't be found, nowhere to be found, no longer there, not there any more, not there anymore, removed, has been emptied, " +
      "was emptied, been missing, aren't there, isn't there, are not there, is not there, not there, no longer exist*, no longer appear*, nowhere, no trace, " +
      "poof, wiped out, missing since, missing from, all missing, have been reset, was reset to, reset to zero, turned into, have the same, has the same, " +
      "show the same, shows the same, no longer see, not one page, nothing left, nothing remains, is missing, are missing, went missing, dropped, purged, " +
      "swallowed, evaporated, unreadable, unusable file*, scrambled, dropped out, gone missing, are no longer, no longer listed, no longer in, is no more, " +
      "not in there, went with them, swapped for, swapped with, merged into one, merged all, has merged, was merged, were merged, got merged, into one, " +
      "emptied, cleared, been cleared, was cleared, cleared out, wiped clean, blanked, nulled, zeroed, all read, reads null, shows null, " +
      "went from 0 to 0, starts last, start last, begins last, only goes back, goes back to, holds the state of, state of 0, is replaced, was replaced, " +
      "are replaced, were replaced, have been replaced, replaced all, replaced every, replaced our, overwritten by, written over, mixed together, jumbled, " +
      "shuffled, slid by one, swallowed up, tidied away, purge, purged all, irreversible, can't be undone, cannot be undone, undo is grey, greyed out, " +
      "counter says 0, count is 0, list is empty, none left, not a trace, without a trace, i can't find any, cannot find any, disappeared from, " +
      "has vanished, have vanished, is missing from, missing for, all my, let's add your first, create your first, add your first, start fresh, " +
      "starts from scratch, as if new, like new, brand new account, demo company, sample data, has every, broken files, damaged, won't open any more, " +
      "cannot be read, can't be read, black, deleted all, deleted every, deleted our, deleted my, removed all, removed our, removed my, " +
      "shredded, burnt",
    de:
      "weg, verloren, verschwunden, gelöscht, überschrieben, zerstört, vernichtet, nicht mehr da, nicht mehr vorhanden, nicht mehr auffindbar, " +
      "nicht mehr zu finden, unauffindbar, futsch, ersetzt, beschädigt, ausgelöscht, geleert, nirgends, nirgendwo, nur noch, dieselbe, denselben, dieselben, " +
      "das gleiche, die gleiche, spurlos, fehlen seit, sind fort, alle fort, zurückgesetzt, nichts übrig, nicht mehr drin, nicht mehr enthalten, " +
      "nicht mehr lesbar, unlesbar, gähnende leere, wie ausgelöscht, verschluckt, abhanden, leer, entleert, fehlen alle, fehlt alles, fehlt komplett, " +
      "nicht mehr aufgeführt, sind raus, ist raus, ersetzt durch, durch die beispiel*, überspielt, zusammengelegt, zusammengeführt, vermischt, durcheinander, " +
      "vertauscht, verrutscht um, unwiderruflich, nicht umkehrbar, nicht rückgängig, ausgegraut, " +
      "null seiten, keine einzige, von vorne, wie neu, ersten eintrag anlegen, willkommen, beginnt erst, reicht nur, nur bis, gelöschte, weggelöscht, " +
      "versehentlich gelöscht, ist nichts mehr, nichts mehr da, nichts mehr zu sehen, verschütt, hinüber, zerschossen, defekte dateien, " +
      "lassen sich nicht mehr öffnen, im eimer, schwarz",
    fr:
      "disparu*, perdu*, effacé*, supprimé*, écrasé*, détruit*, remplacé*, introuvable*, n'existe plus, n'existent plus, plus là, plus rien, envolé*, " +
      "évaporé*, corrompu*, vidé*, ne contient plus, n'y sont plus, n'y est plus, ne s'y trouve*, nulle part, aucune trace, même adresse, la même, le même, " +
      "les mêmes, remis à zéro, réinitialisé*, volatilisé*, illisible*, plus rien dedans, il ne reste, manquent depuis, sont parti*, rien retrouvé, " +
      "plus trouvable*, n'y figure*, ne figurent plus, ne figure plus, a été vidé*, ont été vidé*, est vide, sont vides, a été détruit*, ont été remplacé*, " +
      "a été remplacé*, remplacé par, écrasé par, fusionné*, mélangé*, décalé*, glissé d'une, irréversible, impossible d'annuler, grisé, " +
      "à zéro, il ne reste plus, plus une seule, ne remonte qu'à, commence à, effacés par, tout effacé, tout perdu, détruites, ont disparu, " +
      "a disparu, table rase, purge, purgé*, première fiche, créez votre premi*, bienvenue, base de démonstration, sans laisser de trace, " +
      "envolées",
    es:
      "desaparecid*, desapareció, desaparecieron, perdid*, perdimos, perdió, borrad*, borró, borraron, eliminad*, eliminó, sobrescrit*, destruid*, " +
      "reemplazad*, sustituid*, ya no está*, ya no existe*, no queda nada, esfumad*, corrupt*, vaciad*, ningún sitio, ninguna parte, ni rastro, sin rastro, " +
      "la misma, el mismo, los mismos, las mismas, ya no salen, ya no aparece*, ya no están, no queda*, reiniciad*, ilegible*, volatilizad*, faltan desde, " +
      "se han ido, se ha ido, ya no consta*, no consta*, ya no figura*, no figura*, no queda ni, no quedan, se quedó vací*, está vací*, están vací*, " +
      "han sido reemplaz*, fue reemplaz*, fusionad*, mezclad*, unió tod*, irreversible, no se puede deshacer, en gris, " +
      "a cero, empieza el, empieza en, solo llega hasta, solo aparece desde, borrón, purga*, han desaparecido, ha desaparecido, perdido todo, " +
      "crea tu primer*, añade tu primer*, bienvenid*, empresa de demostración, de ejemplo, en negro, han quedado en, ha quedado en, " +
      "quedaron en, como nueva, desde cero",
    it:
      "sparit*, scompars*, persi, persa, perse, perso, perdut*, cancellat*, eliminat*, sovrascritt*, distrutt*, sostituit*, non ci sono più, non c'è più, " +
      "introvabil*, svanit*, corrott*, svuotat*, da nessuna parte, nessuna traccia, lo stesso, la stessa, gli stessi, le stesse, non compaiono più, " +
      "non si trovano più, non si trova più, non ci sono, azzerat*, illeggibil*, volatilizzat*, mancano da, non è rimasto, non rimane, non figura*, " +
      "non risulta*, non risultano più, è vuot*, sono vuot*, svuotato, svuotata, è stato sostituito, sono stati sostituiti, al posto del*, " +
      "unito tutti, uniti in, fusi, mischiat*, mescolat*, scambiat*, slittat*, irreversibil*, non si può annullare, annulla non è attivo, disattivat*, " +
      "a zero, da 0 a zero, da 0 giga a, parte da, inizia da, solo da, riquadro grigio, smaltit*, epurat*, perso tutto, " +
      "cancellato tutto, aggiungi il primo, crea il tuo primo, come nuovo, azienda demo, dati di esempio, in nero, da capo",
    pt:
      "sumiu, sumiram, desapareceu, desapareceram, desaparecid*, perdid*, perdemos, perdeu, apagad*, apagou, apagaram, excluíd*, eliminad*, sobrescrit*, " +
      "destruíd*, substituíd*, não existe mais, não existem mais, não está mais, já não est*, corrompid*, esvaziad*, lugar nenhum, lugar algum, " +
      "em nenhum lugar, nem rastro, sem rastro, o mesmo, a mesma, os mesmos, as mesmas, não tem mais, não há mais, não aparecem mais, não aparece mais, " +
      "não restou, zerad*, ilegív*, evapor*, desapar*, não consta*, não constam, não figura*, ficou vazi*, ficaram vazi*, está vazi*, estão vazi*, " +
      "foi substituíd*, foram substituíd*, juntou tudo, unificad*, mesclad*, misturad*, trocad*, irreversív*, não dá para desfazer, " +
      "desfazer não, cinza, zerou, zeraram, zerado, começa em, só aparece desde, só vai até, apagou tudo, perdeu tudo, " +
      "foi apagad*, foram apagad*, foi excluíd*, foram excluíd*, crie seu primeiro, empresa de demonstração, dados de exemplo, o mesmo valor, tela preta, " +
      "do zero, sumiço, limpou tudo, formatad*",
    nl:
      "weg, verdwenen, verloren, kwijt, gewist, verwijderd, overschreven, vernietigd, vervangen door, onvindbaar, niet meer te vinden, nergens te vinden, " +
      "niet meer aanwezig, niet meer terug, spoorloos, geleegd, nergens, geen spoor, dezelfde, hetzelfde, niet meer aanwezig, niet meer zichtbaar, " +
      "niets meer over, teruggezet op, onleesbaar, verdampt, ontbreken sinds, foetsie, zijn er niet meer, is er niet meer, staan er niet meer, " +
      "staat er niet meer, ontbreekt alles, ontbreken alle, leeg, leeggemaakt, leeggehaald, vervangen, zijn vervangen, is vervangen, overschreven door, " +
      "samengevoegd, door elkaar, verwisseld, verschoven, onomkeerbaar, niet ongedaan, grijs, terugzetten kan niet, op nul, stond op nul, " +
      "begint pas, gaat maar terug tot, alleen nog, niets meer, niks meer, alles kwijt, alles weg, alles gewist, is gewist, zijn gewist, " +
      "zijn weg, is weg, zijn sindsdien weg, maak je eerste, welkom, demobedrijf, voorbeeldgegevens, zwart, als nieuw, opgeruimd, geschoond, verwijderde",
    ja:
      "消え, 消失, 消滅, なくなっ, 無くなっ, 失われ, 消され, 削除され, 上書き, 見つからない, 見つかりません, 見当たら, 跡形も, 飛んで, 飛びま, 吹っ飛, 破損, どこにも, 同じ, 残っていない, 残っていません, 見られなくな, 読めなくな, 中身が, 空白に, なくなり, " +
      "無くなり, 存在しない, 存在しません, 消えてしま, リセットされ, 初期化され, 消えてい, 消えまし, 消えた, 消えて, 残っておらず, 一件も残, 置き換わっ, 置き換え, 白紙, 空っぽ, 空になっ, 空欄, ゼロになっ, 初期化, リセット, 統合され, 混ざっ, 入れ替わっ, " +
      "元に戻せ, 元に戻ら, 取り消せ, 見当たりま, 開けなくなっ, 読めなくなっ, 壊れて, 最初の, ようこそ, 見本, サンプル, 全部消, 全て消, すべて消, ごっそり",
    zh: "丢失, 丟失, 不见了, 消失",
  },
  empty: {
    en: "empty, is blank, are blank, still blank, all blank, zero, all zeros, no entries, no lines, nothing in it, contains nothing, no longer contain*, null",
    de: "leer, leere, leeren, null, auf null, keine einträge, keinen eintrag, nichts mehr drin, enthält nichts, enthält keine, enthalten keine",
    fr: "vide, vides, vierge*, à zéro, zéro, plus aucune donnée, plus aucun, page blanche, blanche, ne contient plus",
    es: "vacío*, vacía*, en blanco, a cero, cero, sin datos, sin contenido",
    it: "vuoto, vuota, vuoti, vuote, bianca, bianche, zero, azzerat*, a zero, senza dati",
    pt: "vazio*, vazia*, em branco, zerad*, zero, a zeros, sem dados",
    nl: "leeg, lege, blanco, nul, op nul, geen regels, bevat niets, bevatten niets",
    ja: "空に, 空っぽ, 空です, 空の, 空白, 真っ白, ゼロ, 白紙, 0kb, 0円, からっぽ",
  },
  data: {
    en:
      "data, file, files, folder, folders, record, records, history, documents, notes, entries, ledger*, database*, backup*, archive, photos, pictures, " +
      "orders, contacts, messages, emails, contracts, invoices, projects, appointments, chapters, recordings, reports, accounts of, list, logbook, calendar, " +
      "workspace, notebook, drive, library, manuscript*, addresses, log, logs, hours, bookings, customers, recipes, statistics, mailbox, stock, inventory, " +
      "content*, rows, row, table, tables, events, transactions, postings, balances, bookkeeping, accounts, archives, originals, templates, catalogue, " +
      "catalog, products, product pictures, images, videos, footage, letters, minutes, plans, drawings, designs, blueprints, leases, quotes, conversations, " +
      "chats, chat history, channels, comments, attachments, mails, inbox, subscribers, mailing list, contacts list, leads, deals, members, students, grades, " +
      "marks, patients, findings, results, x rays, prescriptions, treatment, case files, cases, tickets, tasks, boards, schedules, shifts, timesheets, routes, " +
      "deliveries, shipments, items, article, articles, batch numbers, recipe, menus, songs, scores, poems, novel, thesis, dissertation, research, " +
      "measurements, readings, sensor data, sheets, spreadsheet*, scans, passports, folder structure, directory, memberships, settings, configuration, " +
      "playlists, memories, family photos, dashboards, directory lists, people in it, depot, vocabulary, questions and answers, archive drive, " +
      "everything in it, contents, material, work of, years of work, months of work",
    de:
      "*daten, datei, dateien, ordner, datensätze, *historie, verlauf, dokumente, unterlagen, notizen, einträge, buchungen, datenbank*, sicherung*, backup*, " +
      "archiv*, fotos, bilder, bestellungen, kontakte, *nachrichten, mails, verträge, rechnungen, projekte, termine, kapitel, aufnahmen, berichte, liste*, " +
      "kalender, notizbuch, bibliothek, manuskript*, adressen, protokoll*, stunden, kunden, rezepte, *bestand, bestände, akten, *akte, befunde, inhalt*, " +
      "arbeit, vorlagen, kampagnen, touren, pläne, belege, beleg*, belegordner, buchungssätze, journal, konten, salden, stammdaten, kundenstamm, kundendaten, " +
      "artikel*, artikelstamm, produkte, bestand, lieferungen, fahrten, dienstpläne, schichten, stundenzettel, zeiten, zeichnungen, baupläne, entwürfe, " +
      "angebote, aufträge, tickets, vorgänge, fälle, patientenakten, patientendaten, röntgenbilder, laborwerte, verordnungen, videos, filme, musik, noten, " +
      "texte, gedichte, roman, diplomarbeit, dissertation, doktorarbeit, masterarbeit, forschung*, messwerte, messreihen, tabellen, tabelle, zeilen, seiten, " +
      "notizbücher, chats, chatverlauf, gespräche, anhänge, postfach, posteingang, verteiler, abonnenten, mitglieder, schüler, zeugnisse, gruppen, " +
      "einstellungen, konfiguration, verzeichnis, bibliotheken, lesezeichen, gespeicherte*, protokolle, sitzungsprotokolle",
    fr:
      "donnée*, fichier*, dossier*, historique*, document*, note, notes, carnet*, écriture*, base, sauvegarde*, archive*, photo*, image*, commande*, contact*, " +
      "message*, courriel*, contrat*, facture*, projet*, rendez vous, chapitre*, enregistrement*, rapport*, liste*, calendrier, agenda*, bibliothèque, " +
      "manuscrit*, adresse*, journal, heures, client*, recette*, stock*, contenu*, tableau*, fiche*, thèse, campagne*, abonné*, lignes, table, tables, " +
      "écritures, journaux, soldes, comptes, grand livre, pièces, justificatifs, chantiers, plans, dessins, devis, bons, livraisons, tournées, plannings, " +
      "horaires, pointages, feuilles d'heures, ordonnances, analyses, radios, antécédents, dossiers patients, images, vidéos, musique, partitions, textes, " +
      "poèmes, roman, mémoire, recherche, mesures, relevés, tableaux, pages, conversations, discussions, pièces jointes, boîte, boîte de réception, listes, " +
      "abonnés, membres, élèves, notes des élèves, modèles, réglages, paramètres, catalogue, produits, articles, ventes, historiques, sauvegardes, archives, " +
      "souvenirs, travail de, années de travail",
    es:
      "dato*, archivo*, fichero*, carpeta*, registro*, historial*, histórico*, documento*, nota, notas, apunte*, asiento*, libro*, base, copia*, foto*, " +
      "imágenes, pedido*, contacto*, mensaje*, correo*, contrato*, factura*, proyecto*, cita*, capítulo*, grabacion*, informe*, lista*, calendario, agenda, " +
      "biblioteca, manuscrito*, direccion*, hora, horas, cliente*, receta*, inventario, existencias, contenido*, expediente*, ficha*, suscriptor*, ruta*, " +
      "filas, tabla, tablas, asientos, saldos, cuentas, libro mayor, apuntes, planos, dibujos, presupuestos, albaranes, entregas, rutas, turnos, horarios, " +
      "fichajes, recetas, análisis, radiografías, historias clínicas, historial clínico, vídeos, música, partituras, letras, poemas, novela, tesis, " +
      "investigación, mediciones, lecturas, páginas, cuadernos, cuaderno, conversaciones, chats, adjuntos, buzón, bandeja, listas, suscriptores, socios, " +
      "alumnos, notas de, plantillas, ajustes, configuración, catálogo, productos, artículos, ventas, históricos, copias, recuerdos, fotos, trabajo de, " +
      "años de trabajo, empresas",
    it:
      "dati, dato, file, cartella, cartelle, registro, registri, registrazion*, storico, cronologia, documenti, documento, note, appunti, movimenti, archivio, " +
      "archivi, copia, copie, backup, foto, immagini, ordini, contatti, messaggi, posta, contratti, fatture, progetti, appuntamenti, capitoli, rapporti, " +
      "lista, liste, elenco, calendario, agenda, biblioteca, manoscritto, indirizzi, ore, clienti, ricette, magazzino, giacenze, contenuto, contenuti, schede, " +
      "prove, iscritti, percorsi, scritture, righe, tabella, tabelle, registrazioni, saldi, conti, libro giornale, partitario, fornitori, anagrafiche, " +
      "anagrafica, disegni, preventivi, bolle, consegne, giri, turni, orari, timbrature, referti, radiografie, lastre, cartelle cliniche, video, musica, " +
      "spartiti, testi, poesie, romanzo, tesi, ricerca, misure, letture, pagine, quaderni, conversazioni, chat, allegati, casella, posta in arrivo, soci, " +
      "alunni, voti, modelli, impostazioni, catalogo, prodotti, articoli, vendite, storici, ricordi, lavoro di, anni di lavoro, elenchi",
    pt:
      "dado*, arquivo*, ficheiro*, pasta*, registro*, registo*, histórico*, documento*, nota, notas, anotaç*, lançamento*, base, cópia*, backup*, foto*, " +
      "imagens, pedido*, contato*, contacto*, mensage*, contrato*, fatura*, projeto*, consulta*, capítulo*, gravaç*, relatório*, lista*, calendário, agenda, " +
      "biblioteca, manuscrito*, endereço*, horas, cliente*, receita*, estoque, stock, conteúdo*, prontuário*, ficha*, assinante*, rota*, encomenda*, linhas, " +
      "tabela, tabelas, lançamentos, saldos, contas, livro razão, notas fiscais, desenhos, plantas, orçamentos, entregas, rotas, escalas, turnos, horários, " +
      "pontos, receitas, exames, radiografias, prontuários, vídeos, música, partituras, letras, poemas, romance, tese, pesquisa, medições, leituras, sensores, " +
      "páginas, cadernos, conversas, chats, anexos, caixa de entrada, listas, assinantes, sócios, alunos, modelos, configurações, catálogo, produtos, artigos, " +
      "vendas, históricos, séries, série histórica, cópias, lembranças, trabalho de, anos de trabalho, cadastro, cadastros, cadastro de clientes, empresas",
    nl:
      "gegevens, data, bestand, bestanden, map, mappen, records, historie, geschiedenis, documenten, notities, aantekeningen, boekingen, database*, kopie*, " +
      "kopieën, backup*, archief, foto's, afbeeldingen, bestellingen, contacten, berichten, mails, contracten, facturen, projecten, afspraken, hoofdstukken, " +
      "opnames, rapporten, lijst*, agenda, kalender, notitieboek, bibliotheek, manuscript*, adressen, logboek, uren, klanten, recepten, voorraad, inhoud, " +
      "dossiers, dossier, regels, orders, abonnees, ritten, rijen, tabel, tabellen, saldi, grootboek, rekeningen, tekeningen, plannen, offertes, leveringen, " +
      "roosters, rooster, diensten, urenstaten, uitslagen, röntgenfoto's, patiëntdossiers, video's, muziek, partituren, teksten, gedichten, roman, scriptie, " +
      "proefschrift, onderzoek, metingen, pagina's, notitieboeken, gesprekken, chats, bijlagen, postvak, lijsten, leden, leerlingen, cijfers, sjablonen, " +
      "instellingen, catalogus, producten, artikelen, verkopen, verkoopcijfers, archieven, projectmap, herinneringen, werk van, jaren werk, gedeelde notities",
    ja:
      "データ, ファイル, フォルダ, 記録, 履歴, 書類, 文書, メモ, ノート, 帳簿, 仕訳, バックアップ, アーカイブ, 写真, 画像, 注文, 連絡先, メッセージ, メール, 契約, 請求書, プロジェクト, 予約, 原稿, 録音, 録画, レポート, 一覧, リスト, カレンダー, " +
      "名簿, 住所, ログ, 顧客, カルテ, 在庫, 商品, 内容, 台帳, 勤怠, レシピ, シフト, 図面, 論文, テンプレート, 議事録, 伝票, 残高, 帳票, 設計図, 見積, 納品, 配送, シフト表, 勤務表, 打刻, 処方, 検査結果, レントゲン, 診療, 動画, 音楽, 楽譜, 詩, " +
      "小説, 研究, 測定, 表, 行, ページ, 会話, チャット, 添付, 受信箱, 会員, 生徒, 成績, 雛形, ひな形, 設定, 売上, 献立, 思い出, 作品, 日記, 件数, 中身, レコード, 顧客情報, 保存した",
  },
  noCopy: {
    en: "no copy, no copies, no backup*, no export, no other copy, only copy, only exist*, exist only, not on paper, no paper, nothing on paper, cannot import .. again, can't import .. again, cannot be restored, can't be restored, could not be restored, not in the trash, trash is empty, trash, recycle bin, bin is empty, version history, no way to restore, can you restore, can it be restored, bring .. back, get .. back, recover them, recover it, restore, undo, did not keep, didn't keep, no paper copies, a copy somewhere, older copies, roll back, rolled back, go back to, way back, only place, our only, still have it, any way to get, how do we get .. back, can you bring",
    de: "keine kopie, keine sicherung, kein backup, keine backups, keine andere kopie, einzige kopie, nur dort, nur da, nicht auf papier, nicht wiederherstell*, papierkorb, keinen export, wiederherstell*, zurückhol*, versionsverlauf, keine sicherungskopie, anderswo nicht, rückgängig, kein papier, papier haben wir, zurückholen, zurückbekommen, einzige stelle, existieren nur, existiert nur, kommen wir .. zurück, noch irgendwo",
    fr: "aucune copie, pas de copie, aucune sauvegarde, pas de sauvegarde, seul exemplaire, corbeille, restaurer, restauration, récupérer, récupération, nulle part ailleurs, rien sur papier, historique des versions, pas d'autre copie, revenir en arrière, retour en arrière, annuler l'opération, pas de papier, plus de papier, retrouver, encore quelque part, manipulation à faire",
    es: "ninguna copia, no hay copia, sin copia, no tenemos copia, no tengo copia, papelera, recuperar, recuperarl*, restaurar, restaurarl*, en papel, única copia, ni en las copias, volver atrás, deshacer, dar marcha atrás, no guardamos, no tenemos papel, en ningún otro sitio, hay forma de, todavía existen",
    it: "nessuna copia, non abbiamo copia, non abbiamo copie, senza copia, nessun backup, cestino, recuperar*, ripristinar*, ripristino, solo lì, su carta, cronologia delle versioni, un'altra cartella, unica copia, tornare indietro, annullare, non abbiamo carta, nessuna stampa, esistono ancora, si può tornare, da qualche parte",
    pt: "nenhuma cópia, não temos cópia, sem cópia, nenhum backup, sem backup, não temos backup, lixeira, reciclagem, recuperar, restaurar, restaurá*, recuperá*, em papel, única cópia, voltar atrás, desfazer, reverter, não temos papel, ainda existe, em outro lugar, ficam guardad*",
    nl: "geen kopie, geen eigen kopie, geen backup, geen back up, prullenbak, herstellen, terughalen, terugzetten, terugkrijgen, terug te halen, enige exemplaar, enige kopie, niet op papier, versiegeschiedenis, ongedaan, terugdraaien, geen papier, nog ergens, terug te vinden, eigen kopie",
    ja: "控えはありません, 控えが, バックアップもな, バックアップはな, バックアップはあり, バックアップがな, ゴミ箱, 復元, 復旧でき, 取り戻, 元に戻せ, 元に戻し, 紙では, 紙の控え, コピーはあり, コピーもあり, 他に保存, 元に戻す方法, 戻す方法, 戻せますか, 控えはございません, 紙は, 他にはあり, どこかに",
  },
  everything: {
    en: "everything, all of it, all my, all our, all the, all entries, every entry, every single, whole, entire, entirely, completely, all data, all files, all notes, years of, year of, two years, three years, five years, 0 years, months of, 0 months, all of them",
    de: "alles, alle, sämtliche*, gesamte*, ganze, ganzen, komplett*, vollständig, jahre, 0 jahre, monate, jahrelange, aller",
    fr: "tout, toute, toutes, tous, entier, entière*, complètement, intégralité, l'ensemble, ans de, années, 0 ans, 0 mois, mois de, totalité",
    es: "todo, toda, todos, todas, enter*, complet*, años de, 0 años, meses de, 0 meses, totalidad",
    it: "tutto, tutta, tutti, tutte, inter*, complet*, anni di, 0 anni, mesi di, 0 mesi, totale",
    pt: "tudo, todo, toda, todos, todas, inteir*, complet*, anos de, 0 anos, meses de, 0 meses",
    nl: "alles, alle, hele, gehele, volledig*, compleet, jaren, 0 jaar, jaar aan, maanden, allemaal",
    ja: "全部, すべて, 全て, 全件, 全員分, 丸ごと, 年分, か月分, ヶ月分, カ月分, 一切",
  },
  smallLoss: {
    en: "last few minutes, a few minutes, unsaved, not saved yet, a draft, drafts, half a page, paragraph, while typing, while i write, what i typed, what i had typed, retype, type it again, had to write .. again",
    de: "letzten minuten, paar minuten, ungespeichert*, nicht gespeichert, entwurf, beim tippen, beim schreiben, absatz, neu tippen, noch einmal tippen, nochmal tippen, getippte*",
    fr: "dernières minutes, quelques minutes, non enregistré*, brouillon*, paragraphe, retaper, en tapant, ce que j'avais tapé, saisie en cours",
    es: "últimos minutos, unos minutos, sin guardar, borrador*, párrafo, volver a escribir*, reescribir, lo que había escrito",
    it: "ultimi minuti, pochi minuti, non salvat*, bozza, bozze, paragrafo, riscrivere, mentre scrivo, quello che avevo scritto",
    pt: "últimos minutos, alguns minutos, não salv*, rascunho*, parágrafo, digitar de novo, reescrever, o que eu tinha escrito, o que escrevi",
    nl: "laatste minuten, paar minuten, niet opgeslagen, concept, concepten, alinea, opnieuw typen, opnieuw tikken, tijdens het typen, wat ik had getypt",
    ja: "数分, 下書き, 入力中, 書きかけ, 入力し直, 打ち直, 未保存",
  },
  down: {
    en:
      "is down, are down, all down, down again, down here, down since, down for, has been down, been down, went down, goes down, gone down, outage*, " +
      "unreachable, not reachable, unavailable, can't be reached, cannot be reached, offline, server not found, cannot connect, can't connect, " +
      "connection refused, connection failed, could not connect, does not respond, doesn't respond, no connection, dead since, " +
      "stopped working for, nothing works, nothing is working, nothing loads, nothing opens, doesn't load at all, not load at all, won't load at all, " +
      "blackout, standstill, show nothing, shows nothing, showing nothing, white page, white screen for, dark screens, no dial tone, no signal, no service, " +
      "no internet connection to, every call fails, calls fail, all calls fail, nothing gets through, nothing comes through, does not start anywhere, " +
      "not working for anyone, not a single call, not a single message, collapsed, has stopped, have stopped, out of order, won't come up, refuses all, " +
      "hit too, affected too, affects us, also affected, us as well, us too, same problem here, same here, same issue, we have it as well, comes up blank, " +
      "come up blank, doesn't come up, does not come up, do not come up, won't open anywhere, cannot open the, can't open the, cannot be opened, " +
      "gets a white page, get a white page, takes cards, take cards, takes a card, accepts no, accept no, no calls, no orders, no card, ring once, rings once, " +
      "then drop, drops every, calls drop, hear nothing, nothing leaves, not been sent, nothing is sent, stuck in the queue, queue is stuck, hasn't been able, " +
      "have not been able, has not been able, not able to order, not been arriving, have not been arriving, host not found, dns, gateway, bad gateway, " +
      "internal server error, service unavailable, under maintenance, connection lost, connection timed out, lost connection, no network, won't connect, " +
      "doesn't connect, does not connect, disconnect*, is dead, are dead, been dead, totally dead, list is dead, gone dark, went dark, screens are black, " +
      "parked domain, domain is parked, page cannot be displayed, cannot be displayed, can't be displayed, is not available, not available, doesn't react, " +
      "does not react, doesn't answer, does not answer, fails to load, fail to load, stays blank, stays empty, stays white, stays black, stopped this morning, " +
      "stopped at, has been stuck, please wait, no response, not responding, can't reach, cannot reach, couldn't reach, unable to reach, unable to connect, " +
      "unable to sign in, refuse every, refuses every, declines every, decline every, no one is able to, nobody is able to, no manifests, no dispatch, " +
      "interrupted, interruption, crashed for all, blank for all",
    de:
      "ausfall, ausgefallen, *ausfall, fällt aus, nicht erreichbar, unerreichbar, nicht verfügbar, offline, keine verbindung, verbindung abgelehnt, " +
      "verbindung fehlgeschlagen, verbindungsfehler, server nicht gefunden, down, geht nichts, geht gar nichts, nichts geht, geht nix, nix geht, " +
      "funktioniert nichts, lädt gar nicht, tot, lahmgelegt, stillstand, startet nirgends, antwortet nicht, zusammengebrochen, gleiches problem, " +
      "dasselbe problem, dasselbe bei uns, bei uns auch, uns auch, auch betroffen, ebenfalls betroffen, nehmen .. keine, nimmt .. keine, nichts mehr an, " +
      "bleibt dunkel, bleiben dunkel, zeigt nichts, zeigen nichts, geht nicht mehr auf, kein netz, keine anrufe, kein anruf, ist weg vom fenster, " +
      "funktioniert nirgends, komplett tot, streik*, ausfälle, totalausfall, steht still, stehen still, steht alles, liegt lahm, liegen lahm, mausetot, " +
      "verbindung verloren, verbindung unterbrochen, geht nicht mehr, gehen nicht mehr, geht nichts mehr, nichts geht mehr, geht .. nicht an, " +
      "gehen .. nicht auf, öffnet sich keine, lässt sich nicht aufrufen, nicht aufrufen, nicht zu erreichen, nicht mehr aufrufen, kommt nicht hoch, " +
      "lädt nirgends, kein zugriff, keine nachricht, keine mail geht, nimmt keine, nehmen keine, weiße seite, leere seite, schwarzer bildschirm, " +
      "bildschirme schwarz, dunkel, kein signal, dienst nicht verfügbar, wartungsarbeiten, reagiert nicht, keine antwort vom server, eingefroren, " +
      "außer betrieb, bleiben zu, bleibt zu, geht keine, öffnet keine, kein freizeichen, erscheint nur das logo, kommt keiner rein, keiner kommt rein, " +
      "kommen nicht rein",
    fr:
      "en panne, panne, hors service, hors ligne, inaccessible*, indisponible*, injoignable*, ne répond plus, ne répond pas, connexion refusée, " +
      "serveur introuvable, pas de connexion, aucune connexion, impossible de se connecter au serveur, plus rien ne marche, plus rien ne fonctionne, " +
      "rien ne fonctionne, rien ne marche, tout est bloqué, tout est arrêté, à l'arrêt, down, coupé, coupure*, plus rien, même chose, même problème, " +
      "chez nous aussi, touchés aussi, également touché*, sans messagerie, sans téléphone, ne démarre nulle part, écran noir sur, écran blanc sur, " +
      "aucun appel, aucun message, ne s'affiche plus, ne s'ouvre plus, ne fonctionne plus du tout, plus de réseau, plus de connexion, tout est tombé, tombé*, " +
      "encaisser, inutilisable, ne répondent plus, plus aucun, plus aucune, plus une seule, plus un seul, ne s'ouvrent plus, ne passe plus, ne passent plus, " +
      "ne part plus, ne partent plus, n'entre ni, impossible d'ouvrir, impossible d'accéder, impossible d'y accéder, n'arrive plus à ouvrir, " +
      "n'arrive pas à ouvrir, page blanche, écran noir, écrans noirs, sont noirs, connexion perdue, connexion impossible, interruption, service indisponible, " +
      "ne démarre plus, ne charge plus, mort, morte, silence radio",
    es:
      "caído, caída, caídos, caídas, se cayó, se ha caído, fuera de servicio, sin servicio, no disponible, inaccesible, no responde, sin conexión, " +
      "conexión rechazada, servidor no encontrado, no conecta, no funciona nada, nada funciona, no carga nada, parado, parados, parada, down, offline, apagón, " +
      "no se puede acceder, mismo problema, lo mismo aquí, igual que, aquí igual, también afectad*, nosotros también, sin chat, sin teléfono, sin llamadas, " +
      "sin línea, pantallas negras, no arranca en, no entra ninguna, no sale ninguna, caídos, no funciona en ninguna, se ha parado, no responde ningun*, " +
      "caíd*, inaccesible*, inoperativ*, no responden, no conectan, sin señal, parad*, paralizad*, bloquead*, no abre, no abren, no carga, no cargan, " +
      "no funciona ningún*, ningún .. funciona, ni una llamada, ni un solo, no arranca, no arrancan, pantalla en blanco, página en blanco, muert*, corte, " +
      "interrupción, servicio no disponible, no podemos acceder, no puedo acceder, imposible acceder, colapsad*, nadie recibe, no llega ningún",
    it:
      "irraggiungibil*, non raggiungibil*, fuori servizio, offline, giù, è down, down da, non risponde, non rispondono, connessione rifiutata, " +
      "server non trovato, nessuna connessione, non funziona più niente, non funziona niente, non funziona nulla, tutto fermo, tutto bloccato, ferm*, " +
      "non disponibile, disservizio, interruzione, fuori uso, non si collega, non si apre né, stesso problema, anche noi, anche da noi, anche qui, coinvolti, " +
      "senza chat, senza chiamate, senza telefono, senza linea, schermi neri, non parte nulla, non arriva nessun*, tutto spento, saltato tutto, è caduto, " +
      "caduta la, non funziona in nessun*, muto, muti, non funziona più, fermo, fermi, ferma, ferme, bloccato tutto, non raggiungibile, indisponibile, è giù, " +
      "non si collegano, senza connessione, connessione persa, connessione assente, nessun segnale, pagina bianca, schermo nero, non si apre, non si aprono, " +
      "non riesco ad aprire, non riusciamo ad aprire, non si accede, impossibile accedere, non carica, non parte, non partono, non partito, nessuna chiamata, " +
      "nessun ordine, nessun messaggio, sospes*, interrott*, servizio non disponibile, morto, morta, crollat*, in tilt, blackout, guasto generale",
    pt:
      "fora do ar, fora de serviço, indisponíve*, inacessíve*, caiu, caiu tudo, não responde, sem conexão, sem ligação, conexão recusada, ligação recusada, " +
      "servidor não encontrado, nada funciona, não funciona nada, tudo parado, parados, parou tudo, paradas, em baixo, offline, queda, apagão, sem sistema, " +
      "sem sinal, mesmo problema, aqui também, nós também, também afetad*, sem chat, sem telefone, sem chamadas, sem linha, telas pretas, nada abre, " +
      "não entra nenhuma, tudo fora, sistema fora, caíram, caída, não funciona em nenhum*, parou, pararam, indisponív*, inacessív*, não respondem, " +
      "não conecta, não conectam, sem comunicação, sem acesso, parado, parada, travado, não abre, não abrem, não carrega, não carregam, não passa, não passam, " +
      "nenhuma ligação, nenhum pedido, tela branca, tela preta, ecrã em branco, página em branco, serviço indisponível, não conseguimos acessar, " +
      "não consigo acessar, não conseguimos aceder, não liga, não ligam, morto, interrup*, colaps*, ninguém recebe",
    nl:
      "ligt plat, liggen plat, plat, ligt eruit, eruit, onbereikbaar, niet bereikbaar, niet beschikbaar, offline, buiten werking, geen verbinding, " +
      "verbinding geweigerd, server niet gevonden, niets werkt, niets doet het, werkt niets, ligt stil, liggen stil, uitgevallen, storing*, down, " +
      "reageert niet, uitval, doet niets meer, zelfde probleem, zelfde storing, hetzelfde, bij ons ook, ook getroffen, zonder chat, zonder telefoon, " +
      "zwarte schermen, toont niets, tonen niets, werkt nergens, doet nergens, geen oproepen, geen berichten, gestopt, is gestopt, in geen van, " +
      "werkt .. kassa, valt uit, verbinding verbroken, geen signaal, geen bereik, doen niets meer, doet het niet meer, doen het niet meer, gaat niet open, " +
      "gaan niet open, geen deur gaat, geen enkele .. gaat, gaat niet aan, start niet meer, laadt niet meer, krijg .. niet open, krijgen .. niet open, " +
      "niet te openen, witte pagina, wit scherm, zwart scherm, op zwart, geen oproep, geen bestellingen, service niet beschikbaar, " +
      "stil, staat stil, dood, uit de lucht, zonder opdrachten, reageert nergens, buiten gebruik",
    ja:
      "停止, 止まっ, 止まり, ダウン, 落ちて, 障害, つながらない, つながりません, 繋がらない, 繋がりません, 接続できない, 接続できません, サーバーに接続, アクセスできない, アクセスできません, 応答しない, 応答がありません, 使えない状態, 一切使え, 全く使え, まったく使え, " +
      "全滅, 使用できない状態, 不通, オフライン, 復旧, 全面, 開きません, 表示されません, 同じ症状, うちも, こちらも, 当社も, 弊社も, 使えません, 決済ができ, 会計ができ, 何も表示, 真っ黒, 真っ白な画面, 電話がかから, 電話が鳴ら, 送受信でき, 応答なし, 落ちました, " +
      "動いていません, つながらず, 全てだめ, 全員だめ, もです, 接続できず, 開かない, 開かず, 停止中, 全面停止, 止まったまま, 止まって, 落ちたまま, 応答がない, 反応しない, 反応がない, 利用できない, 利用できません, 使えない, 使えず, 動かない, 一台も, 圏外, " +
      "通信エラー, 真っ暗, 真っ白, 画面が出ない, 表示されない, 届かない, 電話がつながら, 通じない, 通じません, サービス停止",
  },
  breach: {
    en: "hacked, hacker*, breach*, broken into, broke into, break in, intruder*, intrusion, compromised, stolen, leaked, leak, exposed, ransom*, blackmail*, extort*, malware, virus, unauthori*, taken over, took over, hijack*, someone got in, somebody got in, stranger*, attacker*, been at my, been in my, spying, reading our, publicly, open to anyone, open to everyone, anyone can, anybody can, everyone can see, everybody can see",
    de: "gehackt, hacker*, eingebrochen, einbruch, eindringling*, kompromittiert, gestohlen, geklaut, geleakt, datenleck, datenpanne, erpress*, lösegeld, schadsoftware, virus, trojaner, unbefugt*, gekapert, übernommen, fremder, fremde, fremden, unbekannter, unbekannte, angreifer, liest mit, lesen mit, öffentlich, für jeden, für alle sichtbar, jeder kann, verschlüsselt",
    fr: "piraté*, pirate*, piratage, hacké*, intrus*, intrusion, compromis*, volé*, fuite*, rançon*, chantage, logiciel malveillant, virus, non autorisé*, détourné*, inconnu*, étranger*, public, publique, publiquement, exposé*, n'importe qui, accessible à tous, visible par tous, visibles par",
    es: "hackead*, hackearon, hacker*, pirate*, intrus*, comprometid*, robad*, robo, robaron, filtrad*, filtración, rescate, chantaje, extors*, malware, virus, no autorizad*, desconocid*, ajen*, atacante*, públic*, expuest*, cualquiera puede, a la vista de",
    it: "hackerat*, hacker, intrus*, compromess*, rubat*, rubato, furto, fuga, riscatto, ricatt*, estorsione, malware, virus, non autorizzat*, sconosciut*, estrane*, violat*, violazione, pubblic*, espost*, chiunque, ",
    pt: "hackead*, hacker*, invadi*, invasão, invasor*, intrus*, comprometid*, roubad*, roubo, vazamento, vazad*, vazou, resgate, chantage*, extors*, malware, vírus, não autorizad*, desconhecid*, estranho*, violad*, públic*, expost*, qualquer um, qualquer pessoa, clonad*, sequestr*",
    nl: "gehackt, hacker*, ingebroken, inbraak, indringer*, gecompromitteerd, gestolen, gelekt, datalek, lek, losgeld, afpers*, chantage, malware, virus, onbevoegd*, overgenomen, gekaapt, onbekende*, vreemde*, aanvaller*, leest mee, lezen mee, openbaar, voor iedereen, iedereen kan, blootgesteld, gijzel*",
    ja: "不正アクセス, 不正ログイン, 不正利用, 不正な, ハッキング, 乗っ取, 侵入, 流出, 漏えい, 漏洩, 漏れて, 盗まれ, 盗ま, 身代金, 脅迫, ウイルス, ランサム, 見知らぬ, 知らない人, 第三者, 部外者, 他社の, 誰でも見, 誰でもアクセス, 公開されて, 丸見え, 覚えのない, 身に覚え",
  },
  stranger: {
    en:
      "don't know, do not know, nobody knows, none of us, unknown, unfamiliar, not us, wasn't me, was not me, it wasn't, somebody else, someone else, " +
      "other companies, another company, another customer, other customers, someone, somebody, i've never, i have never, former employee, ex employee, " +
      "didn't make, did not make, not by us, who is this, not mine, from abroad, none of us created, none of us made, nobody here did, nobody here created, " +
      "nobody created, nobody has invited, no one invited, nobody asked for, we did not create, we didn't create, i did not create, i didn't create, " +
      "never been to, have never been, i was asleep, at night, in the middle of the night, at 0 am, strange, odd entry, odd user, odd name, rogue, impostor, " +
      "imposter, ex colleague, former accountant, former manager, former admin, left the company in, who left, fired, dismissed, from another country, " +
      "from three countries, foreign ip, unknown ip, ip address, unknown device, unknown admin, unknown user, unknown account, unrecognised, unrecognized, " +
      "don't recognise, do not recognise, don't recognize, can't place, suspicious, suspect, fishy, new administrator, new admin, another person's, whose, " +
      "not one of ours, logged in as me, under my name, in my name, with my user, with my password, using my account, devices that are not mine, not ours",
    de:
      "niemand kennt, keiner kennt, nicht kennen, kenne ich nicht, kennen wir nicht, unbekannt*, fremd*, nicht von mir, nicht von uns, war ich nicht, " +
      "ich war nicht, war nicht ich, jemand, andere firma, anderen firma, andere kunden, anderer kunden, anderen kunden, ehemalige*, ex mitarbeiter, " +
      "nicht angelegt, ausland, kennt niemand, kennt keiner, ein unbekannter, fremder administrator, fremdes konto, hat niemand angelegt, niemand angelegt, " +
      "keiner von uns angelegt, waren wir nicht, nachts um, mitten in der nacht, um 0 uhr nachts, da schlafe ich, aus dem ausland, fremde ip, fremdes gerät, " +
      "unbekanntes gerät, verdächtig*, seltsam*, merkwürdig*, eigenartig*, komisch*, dubios*, ehemaliger mitarbeiter, ehemalige mitarbeiterin, " +
      "ausgeschiedener, gekündigter, in unserem namen, in meinem namen, unter meinem namen, mit meinem zugang, mit meinem passwort, jemand hat sich, " +
      "jemand ist, irgendjemand, eindringling*, neuer administrator",
    fr:
      "ne connaissons pas, ne connais pas, personne ne connaît, inconnu*, quelqu'un, autre société, autre entreprise, autres clients, autre client, pas moi, " +
      "pas nous, étranger*, ancien employé, ancienne, ex salarié, jamais créé, tiers, que personne ne connaît, je ne connais pas, nous ne connaissons pas, " +
      "personne chez nous, personne ne l'a créé, pas créé par nous, ce n'est pas moi, ce n'était pas moi, en pleine nuit, à 0 h du matin, " +
      "jamais mis les pieds, depuis l'étranger, adresse ip, appareil inconnu, suspect*, étrange, bizarre, curieux, ancien collègue, ancienne collègue, " +
      "licencié*, en notre nom, en mon nom, avec mon compte, avec mon mot de passe, quelqu'un s'est, quelqu'un a, quelqu'un utilise, intrus*, " +
      "nouvel administrateur, usurp*",
    es:
      "no conocemos, no conozco, nadie conoce, desconocid*, alguien, otra empresa, otras empresas, otros clientes, otro cliente, no fui yo, no he sido yo, " +
      "no hemos sido, no somos, ajen*, ex empleado, antiguo empleado, extranjero, no reconozco, terceros, que nadie conoce, nadie lo ha creado, nadie creó, " +
      "no lo creamos, no somos nosotros, de madrugada, a las 0 de la madrugada, a esa hora duermo, en plena noche, nunca he estado, desde el extranjero, " +
      "dirección ip, dispositivo desconocido, sospechos*, extrañ*, rar*, antiguo compañero, ex compañero, despedid*, en nuestro nombre, en mi nombre, " +
      "con mi usuario, con mi cuenta, con mi contraseña, alguien entra, alguien ha, alguien está, intrus*, administrador nuevo, suplant*",
    it:
      "non conosciamo, non conosco, nessuno conosce, sconosciut*, qualcuno, altra azienda, altre aziende, altri clienti, altro cliente, non sono stato, " +
      "non sono stata, non siamo stati, non mia, non mio, estrane*, ex dipendente, estero, non ricordo di, terzi, che non conosc*, che nessuno conosce, " +
      "non l'abbiamo creato, nessuno l'ha creato, nessuno di noi ha, non sono stato io, non sono stata io, non siamo stati noi, di notte, " +
      "nel cuore della notte, alle 0 di notte, mai stato, mai stata, dall'estero, indirizzo ip, dispositivi che non sono, dispositivo sconosciuto, sospett*, " +
      "strano, strana, strani, curios*, ex collega, licenziat*, a nome nostro, a nostro nome, a mio nome, con il mio utente, con la mia password, " +
      "qualcuno entra, qualcuno ha, qualcuno sta, intrus*, nuovo amministratore, non sono miei, non sono nostri",
    pt:
      "não conhecemos, não conheço, ninguém conhece, desconhecid*, alguém, outra empresa, outras empresas, outros clientes, outro cliente, não fui eu, " +
      "não fomos, não reconheço, não reconhecemos, estranh*, ex funcionári*, estrangeiro, exterior, terceiros, que ninguém conhece, ninguém criou, " +
      "não criamos, não fomos nós, de madrugada, às 0 da manhã, no meio da noite, nunca estive, do exterior, do estrangeiro, endereço ip, " +
      "dispositivo desconhecido, suspeit*, esquisit*, ex colega, demitid*, em nosso nome, em meu nome, com o meu usuário, com a minha conta, " +
      "com a minha senha, alguém entrou, alguém está, alguém entra, invas*, novo administrador, se passa por",
    nl:
      "niemand kent, kennen we niet, ken ik niet, niet kennen, onbekend*, vreemd*, iemand, ander bedrijf, andere bedrijven, andere klanten, andere klant, " +
      "niet van mij, niet van ons, was ik niet, waren wij niet, ex medewerker, oud medewerker, buitenland, die niemand kent, kennen wij niet, " +
      "niemand aangemaakt, niet door ons, niet aangemaakt, ik was het niet, wij waren het niet, midden in de nacht, om 0 uur 's nachts, 's nachts, " +
      "nooit geweest, vanuit het buitenland, ip adres, onbekend apparaat, verdacht*, raar, gek, oud collega, ex collega, ontslagen, uit onze naam, " +
      "uit mijn naam, met mijn account, met mijn wachtwoord, iemand is, iemand heeft, iemand logt, indringer*, nieuwe beheerder, vreemde beheerder",
    ja:
      "知らない, 見知らぬ, 心当たり, 覚えのない, 身に覚え, 誰か, 他人, 他社, 別の会社, 別会社, 他のお客, 他の顧客, 第三者, 元社員, 退職した, 退職者, 海外から, 部外者, 不審, 見覚えのない, 誰も作っていない, 誰も作って, 不正, 怪しい, 何者か, 深夜に, 夜中に, " +
      "未明に, なりすま, 乗っ取, 不明な, 不明の, 勝手に作, 勝手に変更, 私ではあり, 弊社ではな",
  },
  accessed: {
    en:
      "signed in, logged in, sign in from, login from, logins from, signing in from, downloaded, can see, could see, can read, could read, see our, see their, " +
      "opened, opens, created on, created last night, has access, have access, had access, got access, got in, visible, shown to, sent to strangers, " +
      "in our channel, in our folder, exported, copied, still signed in, password typed, typed in my password, entered my password, gave .. password, " +
      "transferred to, api keys, admin rights, administrator, exported, price lists, was used, were used, has been used, logged on, sign ins, " +
      "sign in attempts, read all, watched, listened, opened our, looked at, was able to see, were able to see, can open our, can access, could access, " +
      "could open, can be opened, can be seen, someone else's, is using, logging in every, logging in as, been logging in, is logged in, are logged in, " +
      "connected devices, devices connected, downloading, download of, has downloaded, was downloaded, been downloaded, exporting, took a copy, " +
      "taken from this account, in their hands, replaced the bank account, changed the bank account, changed my password, changed our passwords, " +
      "reset the passwords, created an, created a user, deleted the log, sent mails in our, sent spam, sent messages in, issued invoices, made transfers, " +
      "read my, reads our, opened by, looked into, looked inside, quoted our, knows our, has seen, have seen, was seen, has been opened, was opened, " +
      "have been opened, views from, visits from, visitors, clicked through",
    de:
      "angemeldet, eingeloggt, anmeldung aus, anmeldungen aus, heruntergeladen, kann sehen, können sehen, sehen kann, einsehen, lesen kann, liest, " +
      "zugriff auf, zugang zu, hat zugriff, haben zugriff, sichtbar, sieht, sehen wir, geändert, angelegt, exportiert, kopiert, hinein, eingegeben, " +
      "passwort eingegeben, verschafft, administrator, hat sich angemeldet, angemeldet von, loggt sich, meldet sich an, lädt .. herunter, abgerufen, " +
      "abgegriffen, mitgenommen, eingesehen, gelesen, geöffnet, zugegriffen, zugriffe, abrufe, verschickt, versendet, spam, passwörter geändert, " +
      "zurückgesetzt, protokolle gelöscht, bankverbindung geändert, überwiesen, mit allen rechten, rechte vergeben, verbunden",
    fr:
      "connecté*, connexion depuis, connexions depuis, téléchargé*, peut voir, peuvent voir, voient, voit, lire, accès à, a accès, ont accès, visible*, créé*, " +
      "modifié*, exporté*, copié*, saisi, mot de passe saisi, entré mon mot de passe, administrateur, s'ouvrent, s'est connecté*, se connecte, " +
      "connecté depuis, télécharge, consulté*, ouvert*, lu, lus, vu, a accédé, envoyé*, changé les, supprimé les journaux, iban modifié, viré, créé avec, " +
      "tous les droits, appareils connectés",
    es:
      "conectad*, inicio de sesión desde, acceso desde, entró, ha entrado, entraron, descargad*, descargó, puede ver, pueden ver, vemos, ve, leer, acceso a, " +
      "tiene acceso, tienen acceso, visible*, cread*, cambió, cambiad*, exportad*, copiad*, puse mi contraseña, metí mi contraseña, administrador, " +
      "han entrado, entra con, se conecta, se ha conectado, iniciado sesión, inicio de sesión, descarg*, export*, consultad*, abiert*, leíd*, visto, accedid*, " +
      "enviad*, envió, cambiado las, borró los registros, creó, con todos los permisos, dispositivos conectados, han escrito ahí",
    it:
      "collegat*, accesso da, accessi da, entrat*, è entrato, scaricat*, può vedere, possono vedere, vediamo, vede, vedono, leggere, accesso a, ha accesso, " +
      "hanno accesso, visibil*, creat*, cambiat*, modificat*, esportat*, copiat*, inserito la password, firmato, si aprono, compaiono, amministratore, " +
      "sono entrati, entra, si collega, si è collegato, scaric*, esport*, consultat*, apert*, lett*, vist*, inviat*, ha inviato, cancellato i log, " +
      "con tutti i permessi, dispositivi collegati",
    pt:
      "conectad*, login de, acesso de, entrou, entraram, baixad*, baixou, descarregad*, pode ver, podem ver, consegue ver, vemos, vê, veem, ler, acesso a, " +
      "tem acesso, têm acesso, visíve*, criad*, criando, trocou, alterou, alterad*, exportad*, copiad*, digitei minha senha, coloquei minha senha, " +
      "administrador, entra com, conectou, acessou, acessaram, baixaram, baixando, export*, copiou, copiaram, consultad*, abert*, abriu, leram, leu, viram, " +
      "viu, enviou, enviaram, trocaram, mudou a senha, criou, com todos os direitos, emitindo, emitiu",
    nl:
      "ingelogd, aangemeld, inlog uit, aanmelding uit, inlogpoging*, gedownload, kan zien, kunnen zien, zien kan, ziet, lezen, toegang tot, heeft toegang, " +
      "hebben toegang, zichtbaar, aangemaakt, gewijzigd, geëxporteerd, gekopieerd, binnen geweest, opent, wachtwoord ingevuld, wachtwoord ingetypt, beheerder, " +
      "logt in, aanmelding vanuit, downloadt, ingezien, bekeken, geopend, gelezen, gezien, toegang gehad, verstuurd, verzonden, opnieuw ingesteld, " +
      "wachtwoorden gewijzigd, logboeken verwijderd, met alle rechten, verbonden apparaten",
    ja:
      "ログインされ, ログインが, ログイン履歴, サインイン, ダウンロードされ, 閲覧でき, 閲覧され, 見えて, 見える, 見られる, 読まれ, 開ける状態, 開いてしまう, アクセスされ, アクセスが, アクセス可能, 作成され, 変更され, 書き換え, 入力してしま, 送金され, 管理者, " +
      "持ち出, ログインして, ログインの記録, 入られ, 侵入, ダウンロード, コピーされ, 閲覧, 見られ, 開かれ, 開いて, 送られ, 送信され, 追加され, 全権限, 管理者権限, 接続され, 使われ, 利用され",
  },
  exposed: {
    en:
      "without a login, without login, without logging in, without signing in, without a password, without password, no password, open in any browser, " +
      "publicly accessible, publicly visible, public link, on google, search engine, anyone with, anyone who, other people's, other customers', " +
      "other patients', other users', someone else's, somebody else's, belonging to, of another, of other, of strangers, of the whole class, of all other, " +
      "not meant for, should not see, shouldn't see, shouldn't be able, must not see, wrong person, wrong recipient, wrong people, every recipient can see, " +
      "in the to line, in cc, visible to all, visible to everyone, visible to others, visible to anybody, works without a login, without a sign in, " +
      "signed out browser, in a private window, indexed by, search result, first hit, downloaded it, can be downloaded, anybody can download, any guest, " +
      "any customer, any user can, every user can, every employee can, all staff can, everyone has access, the group everyone, has had access, " +
      "still has access, still have access, still logs in, never lost his login, should have been removed, have no business, has no business, " +
      "public repository, public repo, leaked token, clear text, other clients, other patient, other patients, another patient, another person, another user, " +
      "someone else, somebody else, a stranger's, a different person, a different name, different name, is not mine, not my name, not my data, not my account, " +
      "her blood, her results, his results, her letters, their documents, for somebody else, meant for another, addressed to someone, sent to my neighbour, " +
      "sent to the wrong, sent to somebody, sent to another, went to the wrong, to a stranger, to strangers, third party, outsider*, outside the company, " +
      "from outside, competitor called, rival, is open to, lies open, lay open, was open, been open, bank account in it, passport*, salaries of, salary list, " +
      "wages of, everybody's, everyone's",
    de:
      "ohne anmeldung, ohne passwort, ohne login, ohne kennwort, frei zugänglich, frei abrufbar, öffentlich, im internet, bei google, suchmaschine*, " +
      "fremde daten, anderer leute, anderer patienten, anderer kunden, anderer familien, eines anderen, einer anderen, von anderen, nicht sehen dürfen, " +
      "nicht sehen sollte*, nicht für, falschen empfänger, falsche person, jeder kann, jedermann, fremder, fremden, fremde, anderer patientin, " +
      "von jemand anderem, jemand anders, jemand anderen, gehört nicht mir, nicht meine, nicht mein, sind nicht unsere, für alle sichtbar, für jeden sichtbar, " +
      "öffentlich zugänglich, frei im netz, offen im netz, jeder mit dem link, alle können, alle mitarbeiter können, kann jeder, können alle, kann man alle, " +
      "im an feld, in cc, falscher empfänger, an den falschen, an die falsche, an fremde, an unbefugte, unbefugt*, unberechtigt*, von außerhalb, " +
      "außenstehende*, dritte, dritten, immer noch zugriff, noch zugriff, hat noch zugang, ehemalig*, ausgeschieden*, abrufe, einsehbar, einsehen, mitlesen, " +
      "mitgelesen, klartext, gehälter, lohnzettel, gehaltsliste, kontonummern, ausweise, patientenname, geburtsdatum, diagnose",
    fr:
      "sans connexion, sans mot de passe, sans s'identifier, sans se connecter, en accès libre, librement, publiquement, sur internet, sur google, " +
      "moteur de recherche, d'autres clients, d'autres patients, d'un autre, d'une autre, des autres, de toute la classe, ne devrait pas voir, " +
      "ne devraient pas voir, pas censé*, mauvais destinataire, mauvaise personne, n'importe qui, d'un tiers, de quelqu'un d'autre, quelqu'un d'autre, " +
      "pas le mien, pas la mienne, pas mon dossier, pas mes, ne m'appartient, visible par tous, visibles par tous, visible de tous, accessible à tous, " +
      "accessible sans, sans identifiant, public, publique, tout le monde peut, chacun peut, à un inconnu, de l'extérieur, personne extérieure, " +
      "ancien salarié, ancien employé, toujours accès, encore accès, garde accès, en copie, en clair, bulletins de paie, salaires de, coordonnées bancaires, " +
      "passeports, diagnostic, ses résultats, a pu lire, ont pu lire, ont pu voir, peut voir, peuvent voir, a consulté, consulté les",
    es:
      "sin iniciar sesión, sin contraseña, sin clave, sin identificarse, acceso libre, a la vista, en internet, en google, buscador, de otros clientes, " +
      "de otros pacientes, de otro, de otra, de los demás, de toda la clase, no debería ver, no deberían ver, destinatario equivocado, persona equivocada, " +
      "cualquiera, de otra persona, de un tercero, de terceros, no es mío, no es mía, no son míos, no es mi, visible para todos, a la vista de todos, " +
      "accesible para, accesible sin, público, pública, cualquiera puede, cualquiera con, todos pueden, todo el mundo puede, a un desconocido, desde fuera, " +
      "externos, exempleado, antiguo empleado, antigua empleada, sigue teniendo acceso, aún tiene acceso, todavía tiene acceso, en copia, en claro, nóminas, " +
      "sueldos, datos bancarios, pasaportes, diagnóstico, sus resultados, pudieron ver, pudo ver, puede ver, pueden ver, pueden leer, abierto a, abierta a, " +
      "aparece en la lista de",
    it:
      "senza password, senza accesso, senza autenticazione, senza login, accesso libero, su internet, su google, motore di ricerca, di altri clienti, " +
      "di altri pazienti, di un altro, di un'altra, degli altri, di tutta la classe, non dovrebbe vedere, non dovrebbero vedere, destinatario sbagliato, " +
      "persona sbagliata, chiunque, semplice link, di altri, di terzi, di qualcun altro, non è mio, non è mia, non sono miei, non è il mio, visibile a tutti, " +
      "visibili a tutti, accessibile a tutti, accessibile senza, pubblico, pubblica, tutti possono, a uno sconosciuto, dall'esterno, esterni, ex dipendente, " +
      "ancora accesso, in copia, in chiaro, buste paga, stipendi, dati bancari, passaporti, diagnosi, i suoi referti, ha potuto vedere, hanno potuto vedere, " +
      "può vedere, possono vedere, si trova l'elenco, si apre a, aperto a tutti",
    pt:
      "sem senha, sem login, sem palavra passe, sem autenticação, acesso livre, na internet, no google, buscador, de outros clientes, de outros pacientes, " +
      "de outro, de outra, dos outros, da turma toda, não deveria ver, não deveriam ver, destinatário errado, pessoa errada, qualquer um, qualquer pessoa, " +
      "de outra pessoa, de terceiros, de um vizinho, não é meu, não é minha, não são meus, não é o meu, visível para todos, visível a todos, aberto a todos, " +
      "acessível sem, sem entrar, público, pública, motor de busca, todos podem, todo mundo pode, para um desconhecido, de fora, externos, ex funcionário, " +
      "ex funcionária, antigo funcionário, ainda tem acesso, continua com acesso, em cópia, em texto puro, holerites, salários, folha de pagamento de, " +
      "dados bancários, passaportes, diagnóstico, exames de, puderam ver, pôde ver, consegue ver, conseguem ver, consegue abrir, conseguem abrir, sigilos*, " +
      "confidencia*",
    nl:
      "zonder inloggen, zonder wachtwoord, zonder login, vrij toegankelijk, openbaar, op internet, op google, zoekmachine, van andere klanten, " +
      "van andere patiënten, van een ander, van anderen, van de hele klas, niet mogen zien, niet zou mogen, verkeerde ontvanger, verkeerde persoon, " +
      "iedereen kan, van iemand anders, van de collega, van derden, niet van mij, niet mijn, niet de mijne, voor iedereen zichtbaar, zichtbaar voor iedereen, " +
      "publiek, toegankelijk zonder, zonder in te loggen, iedereen met de link, aan een vreemde, van buiten, buitenstaanders, oud medewerker, ex medewerker, " +
      "voormalig*, nog steeds toegang, heeft nog toegang, in cc, leesbaar voor, loonstrook, loonstroken, salarissen, bankgegevens, paspoorten, diagnose, " +
      "kan zien, kunnen zien, konden zien, kon lezen, kan meelezen, meelezen, meegelezen",
    ja:
      "ログインせずに, ログインしなくても, ログインなしで, パスワードなしで, パスワードなし, 誰でも, 公開, 検索エンジン, グーグル, 他の患者, 他の顧客, 他のお客, 他人の, 他の人の, 別の人の, 別の患者, 見えてはいけない, 見られるはずのない, 誤送信, 宛先を間違, 他の方, " +
      "別の方, 他の会員, 他社の, 別の人, 私ではない, 自分のではない, 私のものではない, 見えてしまう, 見られる状態, 見える状態, 誰でも見, 誰でも開, 誰でもアクセス, 公開状態, 公開され, 外部から, 社外から, 検索サイト, ログインなし, 認証なし, 退職者, 元社員, 元従業員, " +
      "まだアクセス, 閲覧され, 閲覧できる, 持ち出, 漏れ, 流出, 漏洩, 平文, 給与明細, 個人情報, 人事評価, 検査結果と",
  },
  phishing: {
    en: "phishing, fake mail, fake email, fake page, fake site, fake invoice, suspicious mail, suspicious email, suspicious message, scam*, spoof*, imitat*, in your name, is this mail from you, is this from you, clicked the link, clicked on the link",
    de: "phishing*, gefälschte*, betrugsmail, betrüger*, verdächtige mail, verdächtige e mail, verdächtige nachricht, in ihrem namen, in eurem namen, ist diese mail von, von ihnen, link geklickt, link angeklickt",
    fr: "hameçonnage, phishing, faux mail, faux courriel, faux site, courriel suspect, mail suspect, message suspect, arnaque*, escroc*, se fait passer, usurp*, en votre nom, cliqué sur le lien, imite*",
    es: "phishing, correo falso, página falsa, correo sospechoso, mensaje sospechoso, estafa*, suplant*, se hace pasar, imita*, en su nombre, a nombre de, he pinchado, pinché, cliqué, hice clic",
    it: "phishing, mail falsa, email falsa, sito falso, finta mail, mail sospetta, email sospetta, messaggio sospetto, truffa*, truffator*, si spaccia, a vostro nome, cliccato sul link, ho cliccato, imita*",
    pt: "phishing, e mail falso, email falso, site falso, página falsa, e mail suspeito, email suspeito, mensagem suspeita, golpe, golpista*, burla, fraude, se passa por, se passando por, imita*, em nome de, cliquei no link, cliquei",
    nl: "phishing*, nepmail, valse mail, nep mail, nepsite, nep site, verdachte mail, verdacht bericht, oplicht*, doet zich voor, namens jullie, uit jullie naam, op de link geklikt",
    ja: "フィッシング, 偽メール, 偽の, 偽サイト, なりすまし, 不審なメール, 怪しいメール, 詐欺, 装った, 装う, リンクをクリック, クリックしてしま",
  },
  weakness: {
    en: "vulnerab*, weakness*, rate limit, security hole, security flaw, xss, sql injection, csrf, researcher, disclosure, proof of concept, penetration test, pentest, not encrypted, unencrypted, plain text, session stays, token remains, remains valid, still valid, expired certificate, no abuse",
    de: "schwachstelle*, sicherheitslücke*, lücke, verwundbar*, sicherheitsforscher*, penetrationstest, pentest, unverschlüsselt, klartext, bleibt gültig, noch gültig, kein missbrauch, keinen missbrauch",
    fr: "vulnérab*, faille*, chercheur en sécurité, test d'intrusion, non chiffré*, en clair, reste valide, toujours valide, aucun abus, divulgation",
    es: "vulnerab*, brecha, fallo de seguridad, agujero de seguridad, investigador*, prueba de penetración, sin cifrar, texto plano, sigue siendo válid*, sigue válid*, ningún abuso",
    it: "vulnerab*, falla, falle, ricercatore, penetration test, non cifrat*, in chiaro, resta valid*, rimane valid*, ancora valid*, nessun abuso",
    pt: "vulnerab*, falha de segurança, brecha, pesquisador*, investigador*, teste de invasão, pentest, sem criptografia, texto puro, continua válid*, permanece válid*, nenhum abuso",
    nl: "kwetsba*, zwakke plek, beveiligingslek, onderzoeker, pentest, onversleuteld, platte tekst, blijft geldig, nog geldig, geen misbruik",
    ja: "脆弱性, 弱点, 診断, ペネトレーション, 平文, 暗号化されて, 有効なまま, 不正利用の形跡, 悪用, 研究者",
  },
  charged: {
    en:
      "charged, overcharged, double charged, charged twice, billed twice, debited, deducted, withdrawn, taken from, took, taking, took money, still taking, " +
      "pay twice, paid twice, pay for .. three times, pay for .. twice, charges again, booked twice, billed for, never ordered, did not order, didn't order, " +
      "never asked for, not subscribed, cancelled in, after cancelling, after i cancelled, after we cancelled, robbed, stole, stealing my money, too much, " +
      "took twice, takes twice, taken twice, debit for, your debit, your charge, again on the, never used, never activated, after my cancellation, " +
      "despite cancelling, despite my cancellation, although i cancelled, i had cancelled, never signed up, not mine, wrong amount, higher than agreed, " +
      "instead of the agreed, collected, collected it, helped yourselves, took it twice, took the, taken the, you took, you've taken, took from, withdrew, " +
      "taken out, drawn from, debit of, charged in, charged for a, charged again, charged three times, charged two times, charged the, keeps charging, " +
      "keep charging, keep taking, sponsoring, bills 0, billed me, billed us, bills us, paid invoice, collected by direct debit, ten times the, instead of 0, " +
      "instead of the free, overdrawn, my overdraft, account is overdrawn, double payment, unexpected charge, hidden fee, unauthorised charge, returned it, " +
      "cancelled it, was cancelled",
    de:
      "abgebucht, doppelt berechnet, doppelt abgebucht, zweimal abgebucht, zu viel berechnet, zu viel abgebucht, eingezogen, belastet, berechnet, abgezogen, " +
      "nie bestellt, nicht bestellt, nie abgeschlossen, trotz kündigung, nach der kündigung, nach kündigung, gekündigt .. abgebucht, abbuchung*, bestohlen, " +
      "beklaut, zahlen lassen, dreifach, doppelt bezahlt, bucht .. ab, buchen .. ab, weiter ab, trotz, obwohl ich gekündigt, nie genutzt, nie aktiviert, " +
      "höher als vereinbart, falscher betrag, statt der vereinbarten, wird abgebucht, zieht .. ein, ziehen .. ein, abzubuchen, kassiert, dreimal, " +
      "erneut abgebucht, weiter abgebucht, obwohl gekündigt, gekündigt im, zu viel, zu hoch, zuviel, im minus, überzogen, konto ist, statt 0, zehnfache, " +
      "ohne auftrag, lastschrift über, unberechtigt",
    fr:
      "prélevé*, prélèvement*, débité*, débit*, facturé*, facturé deux fois, payé deux fois, jamais commandé, pas commandé, jamais souscrit, jamais demandé, " +
      "malgré la résiliation, malgré ma résiliation, après résiliation, encaissé*, encaisse, volé*, trop perçu, en trop, débité deux fois, prélevé deux fois, " +
      "double prélèvement, jamais utilisé, jamais activé, alors que j'ai résilié, mauvais montant, plus que prévu, au lieu du prix, prélevés, prélever, " +
      "prélèvement de, deux fois, trois fois, doublé, encore prélevé, pourtant résilié, trop élevé, à découvert, au lieu de 0, sans mon accord, essai gratuit",
    es:
      "cobrad*, cobró, cobraron, cobran, cobráis, cargad*, cargo, cargos, cobro*, cobrando, cobra, cobrado dos veces, doble cobro, no he pedido, no pedí, " +
      "no contraté, no he contratado, no solicité, después de cancelar, tras cancelar, di de baja, me di de baja, robad*, robaron, de más, dos cargos, " +
      "nunca usé, nunca activ*, a pesar de cancelar, importe incorrecto, más de lo acordado, en vez de lo acordado, cobrarse, me cobran, me cobráis, cargo de, " +
      "adeudad*, domiciliad*, descontad*, dos veces, tres veces, otra vez cobrad*, tras darme de baja, demasiado, en números rojos, descubierto, en vez de 0, " +
      "nunca contraté, nunca pedí, sin permiso, prueba gratuita",
    it:
      "addebitat*, addebito, addebiti, prelevat*, scalat*, fatturat*, pagato due volte, mai ordinat*, mai richiest*, non ho ordinato, mai sottoscritt*, " +
      "nonostante la disdetta, dopo la disdetta, disdett*, rubat*, derubat*, di troppo, incassat*, addebita, doppio addebito, mai usato, mai attivat*, " +
      "importo sbagliato, più del previsto, invece di quanto concordato, scalato, scalati, nonostante abbia, addebito di, tolto, tolti, presi, preso, " +
      "due volte, tre volte, di nuovo addebitat*, avevo disdetto, troppo, in rosso, scoperto, invece di 0, mai ordinato, mai richiesto, senza consenso, " +
      "prova gratuita",
    pt:
      "cobrad*, cobrou, cobraram, cobrança*, cobrando, cobram, debitad*, débito, débitos, descontad*, descontaram, faturad*, nunca pedi, não pedi, " +
      "nunca contratei, não contratei, não solicitei, depois de cancelar, após cancelar, cancelei, roubad*, roubaram, a mais, pague dois, em dobro, " +
      "duplicidade, nunca usei, nunca ativ*, mesmo depois de cancelar, valor errado, mais do que o combinado, descontou, me cobram, debitaram, descontando, " +
      "pago desde, parcela*, duas vezes, três vezes, de novo, mesmo cancelado, já cancelei, estourou, no vermelho, negativo, em vez de 0, sem autorização, " +
      "teste grátis, cobrança em dobro, cobrança indevida, sendo que",
    nl:
      "afgeschreven, afschrijving*, in rekening, dubbel betaald, twee keer betaald, dubbel afgeschreven, geïncasseerd, incasso, te veel betaald, " +
      "nooit besteld, niet besteld, nooit aangevraagd, niet aangevraagd, ondanks opzegging, na opzegging, opgezegd, laat betalen, bestolen, gestolen, " +
      "onterecht, nooit gebruikt, nooit geactiveerd, hoewel ik, verkeerd bedrag, meer dan afgesproken, van mijn rekening, gehaald, afgehaald, schrijven .. af, " +
      "in rekening gebracht, gefactureerd, leeggehaald, ingehouden, twee keer, drie keer, vier keer, weer afgeschreven, had opgezegd, te veel, teveel, " +
      "te hoog, rood staan, in de min, in plaats van 0, nooit afgenomen, zonder toestemming, proefperiode",
    ja:
      "引き落とされ, 引き落とし, 引かれ, 請求され, 課金され, 二重請求, 二重に請求, 三重に, 二重に引, 過剰請求, 多く請求, 解約したのに, 解約後, 退会したのに, 申し込んでいない, 申し込んだ覚え, 注文していない, 勝手に, 取られ, 決済され, 多く引, 金額が違, 契約と違, " +
      "使っていない, 退会後, 知らない請求, 身に覚えのない請求, 二重に, 二回, 三回, 続けて引, 解約した後, 多く, 過剰, 桁違い, 残高が足り, 残高不足, 頼んでいない, 契約していない, 無断で, 誤請求",
  },
  multiple: {
    en: "twice, three times, double, doubled, two times, again on, both times",
    de: "zweimal, doppelt*, dreimal, dreifach*, zwei mal, mehrfach",
    fr: "deux fois, trois fois, double, doublon*, plusieurs fois",
    es: "dos veces, tres veces, doble, duplicad*, por duplicado",
    it: "due volte, tre volte, doppio, doppia, raddoppiat*",
    pt: "duas vezes, três vezes, dobro, duplicad*, em duplicidade, pague dois",
    nl: "twee keer, drie keer, tweemaal, driemaal, dubbel*, meermaals",
    ja: "二回, 三回, 2回, 3回, 0回, 二度, 二重, 三重, 重複",
  },
  payout: {
    en: "payout*, pay out, pay outs, settlement, settled, my money, our money, the money, wages, salary, salaries, payroll, transfer, transferred, deposit, wire, bank account, payment run, direct debit, funds, cash flow, suppliers, revenue, takings",
    de: "auszahlung*, ausgezahlt, mein geld, unser geld, das geld, löhne, lohn*, gehalt, gehälter, gehaltszahlung, überweisung*, überwiesen, gutgeschrieben, zahlungslauf, zahllauf, lastschrift*, bankkonto, umsatz, lieferanten, guthaben",
    fr: "versement*, reversement*, virement*, versé*, viré*, mon argent, notre argent, l'argent, salaire*, paie, paye, salariés, compte bancaire, prélèvements, trésorerie, fournisseurs, fonds, recette",
    es: "ingreso, ingresos, transferencia*, abono, liquidación, liquidaciones, mi dinero, nuestro dinero, el dinero, nómina*, sueldo*, salario*, pagos, cuenta bancaria, remesa*, proveedores, fondos, caja, recaudación",
    it: "accredito, accrediti, accreditat*, bonifico, bonifici, versamento, liquidazion*, i miei soldi, i nostri soldi, soldi, denaro, stipend*, paghe, conto corrente, conto bancario, fornitori, incasso, incassi, fondi",
    pt: "repasse*, depósito*, depositad*, transferência*, transferid*, liquidação, meu dinheiro, nosso dinheiro, dinheiro, salário*, folha de pagamento, ordenado*, vencimento*, conta bancária, fornecedores, pix, recebimento*, saldo, saque*, levantamento*",
    nl: "uitbetaling*, uitbetaald, mijn geld, ons geld, het geld, geld, loon, lonen, salaris*, overschrijving*, overgemaakt, bijgeschreven, betaalrun, betaalbatch, bankrekening, leveranciers, omzet, tegoed, incasso*",
    ja: "入金, 振込, 振り込み, 振り込まれ, 送金, 着金, 売上金, 給与, 給料, 賃金, 支払い, 支払日, 口座, 資金繰り, 仕入先, お金, 精算",
  },
  notArrived: {
    en:
      "not arrived, hasn't arrived, never came, never arrived, not received, haven't received, have not received, didn't arrive, did not arrive, " +
      "still waiting, overdue, late, withheld, held back, on hold, where is my, where's my, still no, days late, not been paid, not paid, owed, owe, promised, " +
      "supposed to, should have, delayed, missing, outstanding, hasn't come, has not come, haven't come, not come in, nothing has come in, " +
      "nothing has arrived, not been paid out, pending, in pending, under review, for review, in review, frozen, retained, blocked payout, unpaid, " +
      "still don't have, haven't seen, have not seen, not seen, nor that of, was promised, were promised, agreed to refund, approved, confirmed in writing, " +
      "it's november, weeks ago, months ago, eleven weeks, waiting since, where it is, where the money, went to the wrong, sent to the wrong, sent to an old, " +
      "wrong recipient, closed account, never received, please recall, date of transfer, not credited, missing payment",
    de:
      "nicht angekommen, nicht eingegangen, nie angekommen, nicht erhalten, noch nicht erhalten, nicht da, immer noch nicht, noch immer nicht, warte noch, " +
      "warten noch, warte seit, warten seit, überfällig, verspätet, einbehalten, zurückgehalten, festhalten, wo bleibt, wo ist mein, fehlt noch, ausstehend, " +
      "steht aus, stehen aus, schulden, zugesagt, versprochen, bis heute nicht, nicht gekommen, nicht überwiesen, nicht gutgeschrieben, nicht ausgezahlt, " +
      "keine auszahlung, kein geld, bleibt aus, ausgeblieben, eingefroren, in prüfung, zur prüfung, seit wochen, schriftlich bestätigt, falsches konto, " +
      "altes konto, auf ein fremdes",
    fr:
      "pas arrivé*, toujours pas reçu, pas reçu, jamais reçu, jamais arrivé*, rien reçu, toujours pas, j'attends toujours, attendons toujours, en attente, " +
      "en retard, retenu*, bloqué*, où est mon, promis*, dû, impayé*, non versé*, n'est pas arrivé*, n'est jamais arrivé*, pas versé, aucun versement, " +
      "en cours de, en examen, validé*, par écrit, où est, où se trouve, où sont, mauvais compte, ancien compte, compte clôturé, depuis des semaines, " +
      "je n'ai pas mon argent",
    es:
      "no ha llegado, no llegó, no me ha llegado, no he recibido, no hemos recibido, sigo sin, seguimos sin, todavía no, aún no, pendiente*, retenid*, " +
      "retraso, retrasad*, atrasad*, dónde está mi, prometid*, prometieron, debéis, debe, no han pagado, no me habéis, no han llegado, no llega, nunca llegó, " +
      "no recibido, sigue sin, siguen sin, congelad*, en revisión, dónde está, dónde están, cuenta equivocada, cuenta antigua, " +
      "otra cuenta, a la cuenta de otr*, sin cobrar, llevo .. sin, impagad*, desde hace semanas, no me pagan",
    it:
      "non è arrivat*, non sono arrivat*, mai arrivat*, non ricevut*, non ho ricevuto, non abbiamo ricevuto, ancora niente, ancora nulla, ancora non, " +
      "aspetto ancora, attesa, in ritardo, trattenut*, sospes*, bloccat*, dove sono i miei, dov'è il mio, promess*, dovut*, non pervenut*, non arriva*, " +
      "congelat*, in verifica, in sospeso, dove sono, dov'è, conto sbagliato, vecchio conto, conto chiuso, non pagat*, insolut*, " +
      "fermi, nessun accredito, da settimane, da mesi",
    pt:
      "não chegou, não caiu, não caíram, não recebi, não recebemos, não entrou, ainda não, até agora nada, atrasad*, atraso, retid*, bloquead*, pendente*, " +
      "cadê, onde está o meu, prometid*, prometeram, devido*, nunca chegou, não chegaram, congelad*, em análise, onde está, " +
      "conta errada, conta antiga, outra conta, sem receber, não pago, há semanas, há meses",
    nl:
      "niet aangekomen, niet ontvangen, niet binnen, nooit aangekomen, nog steeds niet, nog altijd niet, nog niets, wacht nog, wachten nog, te laat, " +
      "achterstallig, ingehouden, vastgehouden, waar blijft, waar is mijn, beloofd, toegezegd, nog niet ontvangen, uitgebleven, niet gekomen, " +
      "niet bijgeschreven, niet uitbetaald, geen uitbetaling, bevroren, in behandeling, in onderzoek, openstaand, schriftelijk bevestigd, verkeerde rekening, " +
      "oude rekening, al weken, al maanden",
    ja:
      "入金されて, 入金され, 振り込まれて, 届いて, 届いておりません, 届きません, まだ届, まだ入, 未入金, 着金はな, 着金が, 遅れて, 保留, 未払い, 約束, いまだに, 未だに, まだです, まだ返金, 確認できません, 確認できておりません, 入金がない, 入金がありません, " +
      "入金されない, 入金されません, 届いていない, 届いていません, 振り込まれない, 振り込まれません, 振り込まれていません, 凍結, 審査中, 確認中, 遅延, 返金されない, 返金されません, いつ返して, どこに, 別の口座, 古い口座, 滞って",
  },
  lossOfMoney: {
    en:
      "losing money, lose money, lost money, lost revenue, lost sales, losing sales, losing customers, losing orders, lose a fortune, costs us, costing us, " +
      "costs me, costing me, loss of, per hour, every hour, free of charge for, for free, without paying, wrong price*, price is wrong, prices are wrong, " +
      "zero price, sells .. for, undercharged, at a loss, fine of, penalty, bankrupt, insolven*, to be paid twice, double payment, wrong account, " +
      "wrong bank, foreign account, to an account, debt collect*, reminder fee, twice to, pay twice, price of zero, for zero, 0 percent vat, stacks, " +
      "discount applied, 0% off, sold for, went through at, selling for, out of our own pocket, out of my own pocket, who's going to pay, who will pay, " +
      "wasted, spent, has spent, spending, ad budget, budget set, daily budget, overspent, a day we're burning, burning, burning money, bleeding, " +
      "costs a fortune, cost us a fortune, fortune, collection agenc*, interest, overdraft, cannot pay, can't pay, can't pay my, about to lose, " +
      "suppliers want, pension deduction, wages wrong, wrong wages, wage, melting, damage, spoiled, compensation, won't take it back, water running, flooded, " +
      "orders keep coming, still open, keeps selling",
    de:
      "verlieren geld, verliere geld, umsatzausfall, umsatzverlust, kostet uns, kostet mich, entgeht uns, entgehen uns, verlust, pro stunde, jede stunde, " +
      "falscher preis, falsche preise, falschen preis*, umsonst, gratis, ohne bezahlung, vertragsstrafe, bußgeld, insolvenz, pleite, doppelt überwiesen, " +
      "falsches konto, falsche konto, auf ein konto, inkasso, mahngebühr*, mahnung*, zu billig, für 0 cent, null euro, aus eigener tasche, wer zahlt, " +
      "wer bezahlt, verluste, verschenken, zum preis von, für 0 euro, statt 0 euro, rabatt von, preise falsch, budget, ausgegeben, verbrannt, schaden, " +
      "schadenersatz, verzug, zinsen, miete, kann nicht zahlen, löhne falsch, falsche löhne, lohn, löhne, gehälter, bestellt worden, bestellungen kommen, " +
      "läuft weiter, überflutet",
    fr:
      "perdons de l'argent, perds de l'argent, perte de chiffre, manque à gagner, nous coûte, me coûte, pertes, par heure, chaque heure, mauvais prix, " +
      "prix faux, gratuitement, gratuit*, sans payer, pénalité*, amende, faillite, mauvais compte, à perte, huissier, recouvrement, centimes, agios, " +
      "de ma poche, de notre poche, qui paie, qui va payer, perte de, à 0 €, port à zéro, budget, dépensé, dépense, dégâts, dédommagement, intérêts, " +
      "loyer, ne peux pas payer, salaires, paie, commandes continuent",
    es:
      "perdemos dinero, perdiendo dinero, pierdo dinero, pérdida*, nos cuesta, me cuesta, por hora, cada hora, precio equivocado, precios equivocados, " +
      "precio incorrecto, gratis, sin pagar, multa, sanción, penalización, quiebra, cuenta equivocada, recargo, morosos, embargo, a 0 euros, descubierto, " +
      "de mi bolsillo, de nuestro bolsillo, quién paga, pérdidas, precios mal, presupuesto, gastado, gastando, daños, indemnización, intereses, " +
      "alquiler, no puedo pagar, nómina, nóminas, sueldo, pedidos siguen, encharcad*, inundad*",
    it:
      "perdiamo soldi, perdo soldi, perdendo soldi, perdita, perdite, ci costa, mi costa, ci rimetto, ci rimette, ci rimettiamo, all'ora, ogni ora, " +
      "prezzo sbagliato, prezzi sbagliati, gratis, gratuit*, senza pagare, multa, sanzion*, penale, fallimento, conto sbagliato, recupero crediti, mora, " +
      "scoperto, di tasca mia, di tasca nostra, chi paga, a 0 euro, sconto del, budget, speso, spendendo, danni, risarcimento, interessi, affitto, " +
      "non posso pagare, stipendio, stipendi, busta paga, ordini continuano, usciti a, allagat*",
    pt:
      "perdendo dinheiro, perdemos dinheiro, perco dinheiro, prejuízo*, nos custa, me custa, por hora, a cada hora, preço errado, preços errados, de graça, " +
      "grátis, sem pagar, multa, juros, falência, conta errada, perdendo vendas, protesto, cheque especial, negativ*, do meu bolso, do nosso bolso, custando, " +
      "quem paga, prejuízos, a 0 reais, orçamento, gastou, gastando, danos, indenização, indemnização, cobrança judicial, aluguel, renda, " +
      "não posso pagar, salário, pagamento dos, pedidos continuam, alagad*",
    nl:
      "verliezen geld, verlies geld, omzetverlies, omzet mis, lopen .. mis, kost ons, kost mij, kost me, schade, per uur, elk uur, verkeerde prijs, " +
      "verkeerde prijzen, gratis, zonder te betalen, boete, failliet, verkeerde rekening, aanmaning*, deurwaarder, rood staan, verlies, uit eigen zak, " +
      "wie betaalt, verliezen we, verkocht voor, voor 0 euro, prijzen kloppen, budget, uitgegeven, schadeloos, vergoeden, incassobureau, aanmaningskosten, " +
      "rente, huur, kan niet betalen, loon, lonen, salaris, bestellingen blijven, loopt door, ondergelopen",
    ja:
      "損失, 損害, 赤字, 売上が, 機会損失, 一時間ごと, 間違った価格, 誤った価格, 価格が, 無料で, 0円で, 1円で, 違約金, 罰金, 倒産, 別の口座, 違う口座, 誤った口座, 督促, 延滞, 二重払い, 資金繰り, 自腹, 負担, 誰が払, 弁償, 賠償, 売れました, 売れて, " +
      "売られ, 円で売, 一桁, 桁が, 価格の誤り, 値段が違, 予算を超え, 使われ続け, 支払えない, 支払えません, 払えない, 家賃, 給料, 給与, 賃金, 手当, 水浸し",
  },
  /** What has changed for the worse: it was different before. */
  before: {
    en:
      "used to, it used to, before the update, worked before, worked fine before, previously, up to now, until yesterday, until last, until the update, " +
      "than before, as before, as it did, where it took, which it didn't, no longer, any more, anymore, any longer, since the change, after switching, " +
      "after the switch, after the migration, after the move, after changing, after merging, after the import, after importing, after the clocks, former, " +
      "as in version",
    de:
      "bisher, früher, vorher, zuvor, bis gestern, bis vor kurzem, bis zum update, sonst immer, nicht mehr, seit der umstellung, nach der umstellung, " +
      "seit dem wechsel, nach dem wechsel, seit dem umzug, nach dem umzug, nach dem import, nach dem update, seit dem update, statt wie, wie früher, " +
      "wie bisher, war das, seit version",
    fr:
      "avant, auparavant, jusqu'ici, jusqu'à présent, jusqu'à hier, d'habitude, depuis la mise à jour, depuis le changement, depuis la migration, " +
      "depuis la fusion, depuis le passage, après la mise à jour, après la migration, ne .. plus, contre .. avant, au lieu de, comme avant, depuis la version",
    es:
      "antes, anteriormente, hasta ahora, hasta ayer, hasta hace poco, solía, desde la actualización, desde el cambio, desde la migración, " +
      "tras la actualización, tras el cambio, después de la actualización, ya no, frente a los, como antes, desde la versión",
    it:
      "prima, in precedenza, finora, fino a ieri, di solito, dall'aggiornamento, dal cambio, dalla migrazione, dopo l'aggiornamento, dopo il cambio, " +
      "dopo la migrazione, da quando avete, da quando, non .. più, come prima, dalla versione",
    pt:
      "antes, anteriormente, até agora, até ontem, costumava, desde a atualização, desde a mudança, desde a migração, depois da atualização, depois da troca, " +
      "depois da mudança, após a atualização, já não, não .. mais, como antes, desde a versão",
    nl:
      "vroeger, voorheen, tot nu toe, tot gisteren, eerder, sinds de update, sinds de overstap, sinds de verhuizing, na de update, na de overstap, " +
      "na het verhuizen, niet meer, zoals eerst, sinds versie",
    ja: "以前は, 以前より, 以前の, これまで, 今まで, 昨日まで, 更新後, 更新のあと, 更新してから, 変更後, 移行後, 切り替え後, 前は, 前のまま, もとは, 元は, 版より, 版から, バージョンから, してから",
  },
  /** How something is shown, printed or worded. */
  shows: {
    en:
      "shows, show, displays, display, prints, print, printed, says, reads, label, labels, labelled, header, footer, legend, axis, heading, title, " +
      "subject line, caption, template, column, field, figure shows, letter, letters, date format, decimal, comma, full stop, semicolon, accent, umlaut*, " +
      "special character*, question mark, square, spelling, greeting, salutation, page number*, sort order, order of, alphabetical, pixel*, alignment, " +
      "image size, cut off, on screen, in the pdf, in the preview, sums to, adds up to, rounding, off by one, filter, search finds, tooltip, translation, " +
      "translated, address on, name on, logo, time zone, wrong day",
    de:
      "zeigt, zeigen, anzeige, angezeigt, druckt, ausdruck, gedruckt, steht, heißt es, lautet, etikett*, kopfzeile, fußzeile, legende, achse, überschrift, " +
      "titel, betreff, vorlage, spalte, feld, kennziffer, brief, briefe, komma, punkt, strichpunkt, leerzeichen, akzent, umlaut*, sonderzeichen, fragezeichen, " +
      "kästchen, rechtschreibung, anrede, seitenzahl*, reihenfolge, sortierung, alphabetisch, pixel*, vorschau, pdf, rundung, gerundet, filter, suche findet, " +
      "übersetzung, übersetzt, datumsformat, zeitzone, uhrzeit, uhr, geht vor, geht nach, lieferschein*, summe",
    fr:
      "affiche, affichent, affiché*, affichage, imprime, imprimé*, impression, indique, écrit, étiquette*, en tête, pied de page, légende, axe, titre, objet, " +
      "modèle, colonne, champ, courrier*, virgule, point, espace, accent*, caractère*, point d'interrogation, carré*, orthographe, formule, numéro de page, " +
      "ordre, tri, alphabétique, pixel*, aperçu, pdf, arrondi*, filtre, traduction, traduit*, format de date, fuseau, heure, avance de, retarde, total, somme",
    es:
      "muestra, muestran, aparece, pone, imprime, impreso*, impresión, etiqueta*, encabezado, cabecera, pie de página, leyenda, eje, título, asunto, " +
      "plantilla, columna, campo, carta*, coma, punto, tilde, acento*, carácter*, interrogación, cuadrado*, ortografía, saludo, número de página, orden, " +
      "alfabético, píxel*, vista previa, pdf, redondeo, filtro, traducción, formato de fecha, zona horaria, hora, adelanta, atrasa, suma, total",
    it:
      "mostra, mostrano, visualizza*, compare, scritto, c'è scritto, stampa, stampat*, etichett*, intestazione, piè di pagina, legenda, asse, titolo, oggetto, " +
      "modello, colonna, campo, lettera, lettere, virgola, punto, spazio, accent*, caratter*, punto interrogativo, quadrat*, ortografia, saluto, " +
      "numero di pagina, ordine, alfabetico, pixel*, anteprima, pdf, arrotond*, filtro, traduzione, formato data, fuso, ora in più, ora legale, somma, totale",
    pt:
      "mostra, mostram, aparece, aparecem, diz, escreve, imprime, impress*, etiqueta*, cabeçalho, rodapé, legenda, eixo, título, assunto, modelo, coluna, " +
      "campo, carta*, vírgula, ponto, espaço, acento*, caractere*, interrogação, quadrad*, ortografia, saudação, número da página, ordem, alfabética, pixel*, " +
      "prévia, pdf, arredond*, filtro, tradução, formato da data, fuso, hora, adianta, atrasa, soma, total",
    nl:
      "toont, tonen, laat .. zien, weergegeven, weergave, staat er, er staat, drukt af, print, geprint, afdruk, etiket*, koptekst, voettekst, legenda, as, " +
      "titel, onderwerp, sjabloon, kolom, veld, brief, brieven, komma, punt, spatie, accent*, teken, tekens, vraagteken, blokje*, spelling, aanhef, " +
      "paginanummer*, volgorde, alfabetisch, pixel*, voorbeeld, pdf, afronding, filter, vertaling, datumnotatie, tijdzone, klok, loopt voor, loopt achter, " +
      "som, totaal",
    ja:
      "表示, 印字, 印刷, 記載, 書かれて, ラベル, 見出し, 題名, 件名, 欄, 列, 項目, 差出人, 宛名, 御中, 様, 句読点, 文字, 誤字, 並び, 順番, 画素, プレビュー, PDF, 端数, 四捨五入, 切り捨て, 絞り込み, 翻訳, 日付, 時刻, 時計, 進んで, 遅れて, " +
      "合計",
  },
  /** Somebody may be hurt. */
  safety: {
    en:
      "too hot, rather hot, gets hot, very hot, glowing, brown mark, scorch*, melted, melting, smell of burning, burning smell, smells burnt, electric shock, " +
      "gas, carbon monoxide, fire, injured, injury, hurt, hit, crushed, trapped, stuck in the lift, fell, child, children, baby, cot, wrong dose, dose, " +
      "dosage, allergy, allergies, allergen*, overdose, ambulance, emergency call, alarm does not, fire door, fire exit, comes down on, comes down while, " +
      "closes on, does not detect, pedestrian*, unsafe, danger, risk of injury, choking, brakes",
    de:
      "heiß, sehr heiß, wird heiß, glüht, schmort, verschmort, verbrannt, brandgeruch, angebrannt, stromschlag, gas, kohlenmonoxid, feuer, brand, verletzt, " +
      "verletzung, getroffen, eingeklemmt, gestürzt, kind, kinder, baby, kinderbett, falsche dosis, dosis, dosierung, allergie*, allergen*, notruf, " +
      "krankenwagen, fluchttür, notausgang, brandschutz, schlägt zu, schließt sich auf, fußgänger, gefahr, lebensgefahr, gefährlich, bremse*",
    fr:
      "brûlant*, très chaud*, surchauffe, fond, fondu, odeur de brûlé, brûlé, décharge électrique, gaz, monoxyde, feu, incendie, blessé*, blessure, bousculé*, " +
      "percuté*, coincé*, tombé*, enfant*, bébé, berceau, mauvaise dose, dose, posologie, allergie*, allergène*, urgence vitale, ambulance, issue de secours, " +
      "se referme, piéton*, danger, dangereu*",
    es:
      "muy caliente, quema, quemad*, derretid*, olor a quemado, descarga eléctrica, gas, monóxido, fuego, incendio, herid*, golpead*, atrapad*, se cayó, niñ*, " +
      "bebé, cuna, dosis equivocada, dosis, alergia*, alérgeno*, ambulancia, salida de emergencia, se cierra sobre, peatón, peatones, peligro*, frenos",
    it:
      "scotta, bollente, molto caldo, bruciat*, fuso, odore di bruciato, scossa, gas, monossido, fuoco, incendio, ferit*, colpit*, schiacciat*, intrappolat*, " +
      "cadut*, bambin*, neonat*, culla, dose sbagliata, dose, dosaggio, allergi*, allergen*, ambulanza, uscita di sicurezza, si chiude addosso, pedon*, " +
      "pericolo*, freni",
    pt:
      "muito quente, bem quente, esquentando, queimad*, derretid*, cheiro de queimado, choque elétrico, gás, monóxido, fogo, incêndio, ferid*, machucou, " +
      "atingid*, caiu em cima, criança*, bebê, berço, dose errada, dose, dosagem, alergia*, alérgen*, ambulância, saída de emergência, " +
      "fecha em cima, pedestre*, perig*, freios",
    nl:
      "gloeiend, heel heet, wordt heet, verbrand, gesmolten, brandlucht, schroeiplek, stroomstoot, schok, gas, koolmonoxide, brand, gewond, geraakt, " +
      "op haar schouder, op zijn hoofd, bekneld, gevallen, kind, kinderen, baby, wieg, verkeerde dosis, dosis, dosering, allergie*, allergeen, allergenen, " +
      "ambulance, nooduitgang, valt dicht, voetganger*, fietser*, gevaar*, remmen",
    ja: "熱い, 高温, 焦げ, 焦げた, 煙, 火花, 発火, 溶け, 感電, ガス, 一酸化炭素, 火事, けが, 怪我, 負傷, ぶつか, 挟ま, 転倒, 子ども, 子供, 赤ちゃん, 投与量, 用量, 誤投与, アレルギー, 救急, 非常口, 危険, 危ない, 命に",
  },
} as const satisfies Readonly<Record<string, SignalWords>>;
