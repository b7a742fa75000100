import type { SignalWords } from "./find-signals.js";

/** What a ticket is about, by the matters that support hears most. */
export const MATTER_WORDS = {
  delivery: {
    en:
      "parcel, package, delivery, delivered, courier, shipment, shipped, in transit, depot, tracking, wrong item, wrong size, wrong model, " +
      "came damaged, arrived broken, was broken, missing from the box, incomplete, ordered two, i ordered, we ordered, goods, spare part, " +
      "replacement part, postman, doorstep, neighbour's porch, return label",
    de:
      "paket, päckchen, lieferung, geliefert, zustellung, zusteller, kurier, sendung, unterwegs, verschickt, falsches modell, falsche größe, " +
      "falsche farbe, falschen artikel, beschädigt angekommen, kaputt angekommen, unvollständig, bestellt, bestellte, ware, ersatzteil, karton, " +
      "postbote, vor der tür, rücksendung, sendungsnummer",
    fr:
      "colis, livraison, livré*, livreur, expédition, expédié*, en transit, dépôt, suivi, mauvais article, mauvaise taille, mauvais modèle, " +
      "arrivé cassé, arrivée cassée, abîmé*, incomplet, incomplète, j'ai commandé, avons commandé, marchandise, pièce détachée, carton, facteur, " +
      "retour du colis",
    es:
      "paquete, entrega, entregad*, repartidor, envío, enviad*, en tránsito, en reparto, seguimiento, artículo equivocado, talla equivocada, " +
      "modelo equivocado, llegó roto, llegó rota, incompleto, incompleta, pedí, pedimos, encargué, mercancía, recambio, repuesto, caja, cartero, " +
      "devolución",
    it:
      "pacco, consegna, consegnat*, corriere, spedizione, spedit*, in transito, tracciamento, articolo sbagliato, taglia sbagliata, modello sbagliato, " +
      "arrivato rotto, arrivata rotta, incompleto, incompleta, ho ordinato, abbiamo ordinato, ordino, merce, ricambio, scatola, postino, reso",
    pt:
      "pacote, encomenda, entrega, entregue, entregador, envio, enviad*, em trânsito, rastreio, rastreamento, item errado, tamanho errado, " +
      "modelo errado, chegou quebrad*, chegou partid*, incompleto, incompleta, pedi, encomendei, compramos, mercadoria, peça de reposição, caixa, " +
      "carteiro, devolução",
    nl:
      "pakket, pakje, levering, bezorging, bezorgd, geleverd, bezorger, koerier, zending, onderweg, verzonden, verkeerd artikel, verkeerde maat, " +
      "verkeerd model, kapot aangekomen, beschadigd aangekomen, onvolledig, besteld, bestelde, goederen, onderdeel, doos, postbode, retour",
    ja: "荷物, 小包, 配達, 配送, 発送, 宅配, 届いた品, 届いた商品, 商品が, 注文した, 違う品, 違う色, サイズ違い, 型番違い, 破損して届, 割れて届, 足りない, 不足して, 部品, 追跡, 輸送中, 返送, 段ボール",
  },
  visit: {
    en:
      "nobody came, no one came, did not come, didn't come, didn't show, did not show up, never showed, no show, waited all day, waited from, " +
      "technician, fitter, engineer visit, trainer, appointment, call back, callback, called back, promised call, promised visit, promised to call, " +
      "was supposed to come, no answer to my, no reply to, unanswered, still no answer, no news, heard nothing, have not heard",
    de:
      "kam niemand, niemand kam, niemand gekommen, nicht gekommen, nicht erschienen, nicht aufgetaucht, vergeblich gewartet, umsonst gewartet, " +
      "den ganzen tag gewartet, techniker, monteur, trainer, schulung, termin, rückruf, zurückrufen, zurückgerufen, versprochener, zugesagt, " +
      "zugesagter, wollte vorbeikommen, keine antwort auf, unbeantwortet, nichts gehört, keine rückmeldung",
    fr:
      "personne n'est venu, n'est pas venu, n'est jamais venu, ne s'est pas présenté, attendu toute la, attendu en vain, technicien, installateur, " +
      "formateur, rendez-vous, rappeler, rappel promis, devait venir, devait rappeler, devait me rappeler, sans réponse, pas de réponse à, " +
      "aucune réponse à, sans nouvelles, aucune nouvelle",
    es:
      "no vino, no ha venido, no vino nadie, nadie vino, no apareció, no se presentó, esperé todo el día, esperando todo el día, técnico, instalador, " +
      "formador, cita, devolver la llamada, me iban a llamar, llamada prometida, prometieron, tenía que venir, sin respuesta, no han contestado, " +
      "sin noticias",
    it:
      "non è venuto, non si è presentato, non si è visto nessuno, non è venuto nessuno, aspettato tutto il giorno, aspettato invano, tecnico, " +
      "installatore, formatore, appuntamento, richiamare, richiamat*, promess*, doveva venire, doveva passare, senza risposta, nessuna risposta alla, " +
      "senza notizie",
    pt:
      "não veio, ninguém veio, não apareceu, não compareceu, esperei o dia todo, esperei das, aguardei, técnico, instalador, instrutor, visita, " +
      "agendamento, retornar a ligação, retorno, iam ligar, prometeram, deveria vir, sem resposta, não responderam, sem notícias",
    nl:
      "niemand gekomen, kwam niemand, niet gekomen, niet komen opdagen, kwam niet, niet verschenen, hele dag gewacht, voor niets gewacht, monteur, " +
      "technicus, trainer, afspraak, terugbellen, teruggebeld, beloofd*, toegezegd*, zou langskomen, geen antwoord op, onbeantwoord, niets gehoord, " +
      "niks gehoord",
    ja: "誰も来, 来ませんでした, 来なかった, 来ない, 現れません, 待ちぼうけ, 一日中待, 技術者, 訪問, 工事, 講師, 予約した時間, 折り返し, 電話すると, 約束の, 返事がない, 返事がありません, 返信がない, 返信がありません, 連絡がない, 連絡がありません, 音沙汰",
  },
  mailing: {
    en:
      "newsletter, newsletters, unsubscribe, unsubscribed, mailing list, adverts, advertising, promotional, promotions, marketing mail, flyers, " +
      "brochure, brochures, catalogue, catalog, stop writing, stop sending, your emails, your mails, off your list, remove me from, spam",
    de:
      "newsletter, abbestell*, abgemeldet vom, verteiler, werbung, werbemail*, werbepost, prospekt*, katalog, broschüre*, hört auf zu, " +
      "keine mails mehr, eure mails, ihre mails, aus der liste, aus dem verteiler, rundbrief, spam",
    fr:
      "newsletter, lettre d'information, infolettre, désabonn*, désinscri*, liste de diffusion, publicité, pub, publicités, prospectus, brochure, " +
      "catalogue, courriers publicitaires, arrêtez d'envoyer, vos mails, vos courriers, vos courriels, rayez-moi, retirez-moi, spam",
    es:
      "newsletter, boletín, boletines, darme de baja, baja de la lista, publicidad, propaganda, folletos, catálogo, dejen de enviar, dejad de, " +
      "sus correos, vuestros correos, quítenme, bórrenme de la lista, spam",
    it:
      "newsletter, disiscri*, cancellatemi, toglietemi, pubblicità, volantin*, opuscol*, catalogo, smettete di, smettetela di, le vostre mail, " +
      "vostre email, lista di, spam, promozion*",
    pt:
      "newsletter, boletim, descadastr*, cancelar a inscrição, publicidade, propaganda, panfleto*, catálogo, parem de, pare de enviar, seus e-mails, " +
      "vossos e-mails, me tirem da, tirem-me, spam, promoç*",
    nl:
      "nieuwsbrief, nieuwsbrieven, uitschrijv*, uitgeschreven, afmeld*, mailinglijst, reclame, reclamefolder*, folder*, catalogus, stop met, " +
      "jullie mails, van de lijst, van die lijst, haal mij van, spam",
    ja: "メルマガ, メールマガジン, ニュースレター, 配信停止, 配信を止め, 購読解除, 広告, 宣伝, チラシ, パンフレット, カタログ, 案内メール, 送ってこないで, 送らないで, 迷惑メール",
  },
  inquiry: {
    en:
      "interview, journalist, newspaper, article, magazine, radio, podcast, thesis, dissertation, research, study, student, survey, questionnaire, " +
      "partnership, partner, reseller, sponsor, sponsorship, fair, exhibition, stand, conference, talk, lecture, job, vacancy, apprenticeship, " +
      "internship, application, logo for, permission to use, reference, statement, report on the, written report, incident report, certificate, " +
      "confirmation for, for our auditor, for the auditor, insurer, insurance, we offer, our services, donate, raffle, moved, new address, " +
      "change of address, opening hours",
    de:
      "interview, journalist*, zeitung, artikel, magazin, radio, podcast, masterarbeit, bachelorarbeit, diplomarbeit, doktorarbeit, abschlussarbeit, " +
      "studie, umfrage, fragebogen, partnerschaft, kooperation, wiederverkäufer, sponsor*, messe, stand auf, konferenz, vortrag, stelle, " +
      "ausbildungsplatz, praktikum, bewerbung, logo für, verwenden dürfen, stellungnahme, bericht über den, schriftlicher bericht, abschlussbericht, " +
      "bescheinigung, bestätigung für, wirtschaftsprüfer, prüfer, versicherung, wir bieten, unsere dienste, spende, tombola, umgezogen, neue anschrift, " +
      "neue adresse, öffnungszeiten",
    fr:
      "interview, entretien, journaliste, journal, article, magazine, radio, podcast, mémoire, thèse, étude, étudiant, étudiante, enquête, sondage, " +
      "questionnaire, partenariat, partenaire, revendeur, sponsor*, salon, stand, conférence, exposé, emploi, poste à pourvoir, apprentissage, stage, " +
      "candidature, votre logo, autorisation d'utiliser, déclaration, compte rendu, rapport écrit, rapport d'incident, attestation, " +
      "commissaire aux comptes, auditeur, assureur, assurance, nous proposons, nos services, don, tombola, déménagé, nouvelle adresse, " +
      "horaires d'ouverture",
    es:
      "entrevista, periodista, periódico, artículo, revista, radio, podcast, tesis, trabajo de fin, tfg, estudio, estudiante, encuesta, cuestionario, " +
      "colaboración, socio comercial, distribuidor, patrocin*, feria, congreso, charla, ponencia, empleo, vacante, prácticas, currículum, " +
      "logotipo para, permiso para usar, declaración, informe del, informe por escrito, informe escrito, certificado, auditor, aseguradora, seguro, " +
      "ofrecemos, nuestros servicios, donación, rifa, mudado, nueva dirección, horario",
    it:
      "intervista, giornalista, giornale, articolo, rivista, radio, podcast, tesi, ricerca, studio su, studente, studentessa, sondaggio, questionario, " +
      "collaborazione, partner, rivenditore, sponsor*, fiera, convegno, conferenza, lezione, lavoro per voi, posto vacante, tirocinio, stage, " +
      "candidatura, logo per, permesso di usare, dichiarazione, resoconto, relazione scritta, rapporto sull, certificato, revisore, assicurazione, " +
      "offriamo, i nostri servizi, donazione, lotteria, trasferit*, nuovo indirizzo, orari di apertura",
    pt:
      "entrevista, jornalista, jornal, matéria, reportagem, revista, rádio, podcast, tese, tcc, dissertação, pesquisa, estudo, estudante, questionário, " +
      "parceria, parceiro, revendedor, patrocín*, feira, congresso, palestra, emprego, vaga, estágio, currículo, logotipo para, permissão para usar, " +
      "declaração, relatório do, relatório por escrito, relatório sobre, certificado, atestado, auditor*, seguradora, seguro, oferecemos, " +
      "nossos serviços, doação, rifa, mudamos, novo endereço, nova morada, horário de",
    nl:
      "interview, journalist*, krant, artikel, tijdschrift, radio, podcast, scriptie, proefschrift, onderzoek, studie, student, enquête, vragenlijst, " +
      "samenwerking, partner, wederverkoper, sponsor*, beurs, congres, lezing, vacature, baan, stage, sollicitatie, logo voor, toestemming om, " +
      "verklaring, verslag, schriftelijk verslag, rapport over, certificaat, accountant, verzekeraar, verzekering, wij bieden, onze diensten, donatie, " +
      "loterij, verhuisd, nieuw adres, openingstijden",
    ja:
      "取材, インタビュー, 記者, 新聞, 記事, 雑誌, ラジオ, 卒業論文, 卒論, 修士論文, 論文, 研究, 調査, アンケート, 提携, 代理店, 協賛, 展示会, 講演, 講座, 求人, 採用, 応募, 実習, インターン, ロゴの使用, 掲載許可, 見解, 報告書, 書面で, " +
      "証明書, 監査, 保険会社, 弊社のサービス, ご提案, 寄付, 移転, 引っ越し, 新住所, 住所変更, 営業時間",
  },
  gratitude: {
    en:
      "just wanted to say, just to say, wanted to thank, thank yusuf, pass on my thanks, pass my thanks, give him a raise, give her a raise, " +
      "give them a raise, deserves, deserve, cake, you absolute stars, stars, gem, lifesaver, life saver, saved my, saved our, saved us, hats off, " +
      "well done, bravo, keep it up, best decision, never looked back, heroes, hero, superb, brilliant, splendid, kind of you, so kind, " +
      "what a gentleman, what a relief, chapeau, delighted, over the moon, thrilled, made my day, no question, nothing to do",
    de:
      "wollte nur sagen, wollten nur sagen, wollte danke sagen, einfach mal danke, mal danke, mal loben, ein lob, großes lob, dickes lob, richten sie, " +
      "bitte ausrichten, grüßen sie, verdient, kuchen, ihr seid spitze, ihr seid die besten, engel, goldstück, schatz, gerettet, hut ab, chapeau, " +
      "weiter so, beste entscheidung, helden, held, klasse, weltklasse, großartig, hervorragend, hingerissen, begeistert, überglücklich, " +
      "herzlichen dank, tausend dank, so nett, ganz lieb, keine frage, kein anliegen",
    fr:
      "voulais juste dire, voulions juste, juste vous dire, juste pour dire, juste remercier, tenais à remercier, transmettez, mes remerciements, " +
      "félicitations, bravo à, chapeau, mérite, mérite une, gâteau, vous êtes des, magiciens, anges, un ange, sauvé la, sauvé ma, sauvé mon, " +
      "nous a sauvé, continuez, meilleure décision, héros, formidable*, génial, géniaux, superbe, ravi*, enchanté*, aux anges, mille mercis, " +
      "grand merci, un immense merci, vous embrasse, jeu d'enfant",
    es:
      "solo quería dar, solo quería decir, solo quería agradecer, solo deciros, solo para dar, transmitan, felicidades, enhorabuena, bravo por, chapó, " +
      "se merece, merece, tarta, sois unos, sois los mejores, ángeles, un ángel, un sol, unos soles, salvado, salvó, me salvasteis, seguid así, " +
      "sigan así, mejor decisión, héroes, fenomenal, genial, estupend*, maravill*, encantad*, mil gracias, muchísimas gracias, qué paciencia, un diez",
    it:
      "volevo solo dire, volevo solo ringraziare, volevamo solo, solo per dire, solo per ringraziare, riferite, complimenti, congratulazioni, bravi, " +
      "brava, chapeau, tanto di cappello, merita, torta, siete dei, siete i migliori, angeli, un angelo, salvato, salvata, avete salvato, " +
      "continuate così, decisione migliore, eroi, fantastic*, eccezional*, splendid*, entusiast*, content*, grazie mille, grazie infinite, " +
      "grazie di cuore, mille grazie, rare, gentiliss*",
    pt:
      "só queria dizer, só queria agradecer, só para dizer, só para agradecer, só vim agradecer, transmitam, parabéns, de parabéns, bravo, " +
      "tiro o chapéu, merece, bolo, vocês são, são os melhores, anjos, um anjo, salvou, salvaram, continuem assim, melhor decisão, heróis, fantástic*, " +
      "excelente, maravilh*, encantad*, muito obrigad*, obrigadão, mil vezes obrigad*, nota dez, um doce",
    nl:
      "wilde alleen, wilde even, wilden even, even laten weten, gewoon bedanken, even bedanken, geef door, complimenten, gefeliciteerd, petje af, " +
      "hulde, verdient, taart, jullie zijn, toppers, topper, engel, engelen, schat, gered, ga zo door, beste beslissing, helden, held, geweldig, " +
      "fantastisch, top, dolblij, heel blij, duizendmaal dank, hartelijk dank, heel erg bedankt, wat lief, zo lief, snel en lief",
    ja:
      "お礼を, 御礼, お礼まで, 感謝して, 感謝の, 感謝申し上げ, ありがたい, 助かりました, 助かって, 救われ, 素晴らしい, すばらしい, 最高です, 見事, お見事, さすが, 感動, 感激, 大満足, 満足して, 嬉しい, うれしい, お伝えください, よろしくお伝え, " +
      "優しい, 親切, 丁寧な対応, お世話になりました, 用件はありません, 返信は不要, 返信不要",
  },
  whereIs: {
    en:
      "where is, where's, where are, where do i, where can i, where in, hidden, hiding, hide, hid, can't find, cannot find, couldn't find, " +
      "haven't found, looked everywhere, searched everywhere, been looking for, been hunting, hunting for, searching for, a hint, treasure hunt, " +
      "scavenger hunt, nowhere to be found, which menu, under settings, not under, find the button, how do i, how can i, how would i, how does one, " +
      "how do we, what's the trick, is there a way, is it possible, wonders where, could you tell me how",
    de:
      "wo ist, wo sind, wo finde, wo finden, wo kann, wo stelle, wo stellt, wo steht, wo geht, versteckt, verstecken, finde nicht, finde ich nicht, " +
      "nicht gefunden habe, finde .. nicht, überall gesucht, suche seit, gesucht, ein tipp, einen tipp, schnitzeljagd, schatzsuche, welchem menü, " +
      "in den einstellungen, wie kann, wie stelle, wie leite, wie richte, wie bekomme, wie komme, wie mache, wie geht, wie geht's, wie lässt sich, " +
      "geht das, kann man, ist es möglich, lässt sich das, wissen ob, wissen, ob, wollte wissen, frage mich",
    fr:
      "où est, où sont, où se trouve, où trouver, où puis-je, où dois-je, où faut-il, où met-on, caché*, cacher, introuvable, je ne trouve, trouve pas, " +
      "cherché partout, je cherche, cherchons, un indice, chasse au trésor, dans quel menu, dans les réglages, comment puis-je, comment faire, " +
      "comment faut-il, comment on, comment changer, comment ajouter, est-il possible, est-ce possible, y a-t-il, peut-on, puis-je, " +
      "pouvez-vous m'indiquer, savoir si, savoir comment",
    es:
      "dónde está, dónde están, dónde puedo, dónde se, dónde encuentro, dónde queda, escondid*, esconder, no encuentro, no doy con, busqué por todas, " +
      "he buscado, llevo buscando, buscando, una pista, búsqueda del tesoro, escondite, en qué menú, en ajustes, cómo puedo, cómo se, cómo hago, " +
      "cómo añado, cómo cambio, es posible, se puede, hay forma de, hay manera de, existe alguna, puedo, saber si, saber cómo, me pregunto",
    it:
      "dov'è, dove sono, dove si trova, dove trovo, dove posso, dove si, dove metto, nascost*, nascondere, non trovo, cercato ovunque, " +
      "cercato dappertutto, sto cercando, cercando, un indizio, caccia al tesoro, in quale menù, in quale menu, nelle impostazioni, come posso, " +
      "come si, come faccio, come aggiungo, come cambio, è possibile, si può, c'è modo di, c'è un modo, esiste un, posso, sapere se, sapere come, " +
      "mi chiedo",
    pt:
      "onde está, onde estão, onde fica, onde ficam, onde encontro, onde posso, onde eu, em que tela, em qual menu, escondid*, esconder, não encontro, " +
      "não acho, procurei em todo, procurando, estou procurando, uma dica, caça ao tesouro, nas configurações, nas definições, como posso, como faço, " +
      "como eu, como adiciono, como mudo, como é que, é possível, dá para, dá pra, tem como, tem jeito de, existe alguma, posso, saber se, saber como, " +
      "consigo",
    nl:
      "waar is, waar zijn, waar vind, waar kan, waar staat, waar zit, waar stel, verstopt, verstoppen, vind .. niet, kan niet vinden, " +
      "kan ik niet vinden, overal gezocht, gezocht, zoek al, zoek naar, een hint, speurtocht, in welk menu, bij instellingen, hoe kan, hoe stel, " +
      "hoe moet, hoe krijg, hoe doe, hoe je, hoe voeg, is het mogelijk, kan je, kun je, kan dat, bestaat er, is er een manier, mag ik, weten of, " +
      "weten hoe, vraag me af",
    ja:
      "どこにあり, どこにある, どこで, どこから, どこを, どこに, 見つからない, 見つけられ, 隠れて, 隠して, 探して, 探しました, 探し回, ヒント, 宝探し, かくれんぼ, どのメニュー, 設定のどこ, どうすれば, どうしたら, どうやって, どのように, やり方, " +
      "方法, 手順, できますか, 可能ですか, 可能でしょうか, できるのでしょうか, ありますか, あるのでしょうか, 教えてください, 教えて下さい, ご教示, 知りたい",
  },
  request: {
    en:
      "it would be, would be a, would be welcome, would be handy, would be nice, would be great, would like, i'd love, we'd love, i wish, if only, " +
      "could you add, please add, please build, build in, put back, put them back, bring back, give me a, give us a, let me turn, let me choose, " +
      "let us choose, allow, a switch to, an option, a setting, a button for, a filter for, add a, make it, instead of, turn off, turn it off, " +
      "switch off, why is there no, why can't, there is no option, one more, missing is, what's missing, food for thought, suggestion, suggest, " +
      "proposal, idea, may i suggest, ought to, should be able, it'd be, wishlist, next version, in a future, every other app, other programs can",
    de:
      "wäre schön, schön wäre, wäre toll, toll wäre, wäre super, wäre prima, wäre klasse, wäre hilfreich, wäre praktisch, ideal wäre, wäre ideal, " +
      "wäre das was, das wäre was, wäre nett, wünsche*, wünschen, wunsch, wünschenswert, fänden wir, fände ich, hätte gern, hätten gern, " +
      "hätte ich gern, hätten wir gern, wenn man .. könnte, könnte man, könntet ihr, könnten sie .. einbauen, bitte einbauen, einbauen, einführen, " +
      "ergänzen, hinzufügen, zurückhaben, gebt mir, gebt uns, eine option, ein schalter, einen schalter, eine auswahl, ein filter, einen filter, statt, " +
      "anstatt, abschalten, abstellen, ausschalten, warum gibt es, warum kann man nicht, vorschlag, vorschlagen, anregung, idee, leichter machen, " +
      "erleichtern, künftig, in zukunft, zukunft, nächste version, andere programme können",
    fr:
      "serait bien, serait super, serait génial, serait utile, serait pratique, serait apprécié, serait idéal, ce serait, il serait, serait un plus, " +
      "j'aimerais, nous aimerions, on aimerait, je voudrais, nous voudrions, souhaite*, souhait, souhaitons, pourriez-vous ajouter, pensez-vous, " +
      "ajouter un, ajouter une, ajoutez, ajout de, rajouter, remettez, rendez-nous, rendez-moi, donnez-nous, une option, un bouton pour, un filtre, " +
      "un réglage, au lieu de, plutôt que, désactiver, couper le, enlever, enlevez, pourquoi n'y a-t-il, pourquoi ne peut-on, suggestion, suggère, " +
      "propose, proposition, idée, épargnerait, faciliterait, à l'avenir, prochaine version, il manque juste, il ne manque",
    es:
      "estaría bien, estaría genial, sería genial, sería útil, sería estupendo, sería práctico, sería ideal, vendría bien, vendría de perlas, " +
      "me gustaría, nos gustaría, quisiera, quisiéramos, querría, desearía, deseo, ojalá, podrían añadir, podríais añadir, añadir un, añadir una, " +
      "añadan, añadid, agregar, incorporar, pongan, poned, póngan*, devuélvan*, devolved, una opción, un botón de, un botón para, un filtro, un ajuste, " +
      "en lugar de, en vez de, desactivar, apagar, quiten, quítenla, quitar, por qué no se puede, por qué no hay, sugerencia, sugiero, propongo, " +
      "propuesta, idea, ahorraría, facilitaría, en el futuro, próxima versión, solo falta, echo de menos",
    it:
      "sarebbe bello, sarebbe utile, sarebbe comodo, sarebbe fantastico, sarebbe l'ideale, sarebbe gradit*, sarebbe, mi piacerebbe, ci piacerebbe, " +
      "vorrei, vorremmo, rivorrei, desidero, desiderio, magari, potreste aggiungere, aggiungere un, aggiungere una, aggiungete, mettete, rimettete, " +
      "ridateci, ridatemi, dateci, datemi, un'opzione, un pulsante per, un filtro, un'impostazione, al posto di, invece di, disattivare, spegnere, " +
      "togliete, togliere, perché non si può, perché non c'è, suggerimento, suggerisco, propongo, proposta, idea, risparmierebbe, faciliterebbe, " +
      "in futuro, prossima versione, manca solo, mi manca",
    pt:
      "seria bom, seria ótimo, seria legal, seria útil, seria prático, seria ideal, seria bem-vindo, gostaria, gostaríamos, queria que, queríamos, " +
      "quem dera, desejo, tomara, poderiam adicionar, poderiam incluir, adicionar um, adicionar uma, adicionem, incluir, incluam, coloquem, devolvam, " +
      "voltem, deem, uma opção, um botão para, um botão de, um filtro, um ajuste, em vez de, ao invés de, desativar, desligar o, tirem, tirar o, " +
      "por que não dá, por que não tem, sugestão, sugiro, proponho, proposta, ideia, pouparia, facilitaria, no futuro, próxima versão, só falta, " +
      "sinto falta",
    nl:
      "zou fijn zijn, zou mooi zijn, zou handig zijn, zou leuk zijn, zou prettig zijn, zou welkom zijn, zou ideaal zijn, zou geweldig zijn, zou graag, " +
      "zouden graag, graag ook, graag een, wens, wensen, had graag, hadden graag, wil graag, willen graag, kunnen jullie .. toevoegen, toevoegen, " +
      "inbouwen, erbij, komt er, kan er een, kan er ook, geef ons, geef me, geef mij, zet terug, terug wil, wil terug, een optie, een knop voor, " +
      "een knop om, een filter, een instelling, een schakelaar, in plaats van, uitzetten, uit kunnen, weghalen, waarom kan, waarom is er geen, " +
      "suggestie, voorstel, stel voor, idee, zou schelen, makkelijker maken, in de toekomst, volgende versie, mis alleen, ontbreekt alleen",
    ja:
      "と助かります, と便利, と嬉しい, とうれしい, とありがたい, と有り難い, といいのですが, といいな, ほしいです, 欲しいです, てほしい, て欲しい, ていただけると, 頂けると, いただきたい, 頂きたい, 追加して, 追加を, 追加希望, 要望, 希望, 提案, 改善案, " +
      "アイデア, 機能があれば, 機能がある, 機能がほしい, 設定を作, ボタンがほしい, 選べるように, できるようにし, できるようにな, 対応予定, 対応して, 代わりに, ではなく, 消せるように, 止められるように, オフに, 元に戻してほしい, 前の方が, 今後, 将来, " +
      "次の版, 次のバージョン",
  },
  signIn: {
    en:
      "login not accepted, stopped being accepted, not accepted, no longer accepted, locked out, locked me out, account locked, account blocked, " +
      "account suspended, suspended, disabled, deactivated, can't log in, cannot log in, can't sign in, cannot sign in, won't let me in, " +
      "doesn't let me in, get into my account, get back into, back into my account, code doesn't arrive, code does not arrive, no code, codes, " +
      "invalid code, invalid otp, otp, backup codes, second factor, two-factor, authenticator, new phone, old phone, old number, smart card, token, " +
      "licence key, license key, already in use, read-only, reset link, reset mail, reset email, password reset, wrong password, password wrong, " +
      "username, user name, display name, profile, my role, role, roles, rights, permission, permissions, invitation, invite, seats, members list, " +
      "delete my account, close my account, merge, two accounts, sso, remember me, logged out every",
    de:
      "nicht mehr angenommen, nicht akzeptiert, nicht angenommen, ausgesperrt, gesperrt, konto gesperrt, zugang gesperrt, deaktiviert, stillgelegt, " +
      "komme nicht rein, komme nicht mehr rein, kann mich nicht anmelden, anmelden nicht, anmeldung schlägt, lässt mich nicht rein, an mein konto, " +
      "in mein konto, code kommt nicht, kein code, codes, ungültiger code, otp, backup-codes, ersatzcodes, zweiter faktor, zweiten faktor, zwei-faktor, " +
      "authenticator, neues handy, altes handy, alte nummer, signaturkarte, token, lizenzschlüssel, lizenz, schon vergeben, nur lesen, " +
      "link zum zurücksetzen, passwort zurücksetzen, falsches passwort, passwort falsch, benutzername, anzeigename, profil, rolle, rollen, rechte, " +
      "berechtigung*, einladung*, plätze, konto löschen, konto schließen, zwei konten, zusammenlegen, sso, abgemeldet, angemeldet bleiben",
    fr:
      "plus accepté, n'est pas accepté, refusé*, verrouillé*, compte bloqué, compte suspendu, suspendu*, désactivé*, ne peux pas me connecter, " +
      "ne peux plus me connecter, n'arrive pas à me connecter, me connecter, accéder à mon compte, rentrer dans mon compte, code n'arrive pas, " +
      "pas de code, aucun code, codes, code invalide, otp, codes de secours, backup codes, second facteur, double authentification, deux facteurs, " +
      "authenticator, nouveau téléphone, ancien téléphone, ancien numéro, carte à puce, jeton, clé de licence, licence, déjà utilisé*, lecture seule, " +
      "lien de réinitialisation, réinitialiser, mauvais mot de passe, identifiant, nom affiché, profil, rôle, rôles, droits, autorisation*, " +
      "invitation*, supprimer mon compte, fermer mon compte, deux comptes, fusionner, sso, déconnecté*, rester connecté",
    es:
      "ya no acepta, no acepta, no la acepta, rechaza*, bloquead*, cuenta bloqueada, cuenta suspendida, suspendid*, desactivad*, inactivo, " +
      "no puedo entrar, no puedo iniciar, no me deja entrar, acceder a mi cuenta, entrar en mi cuenta, entrar a mi cuenta, el código no llega, " +
      "no llega el código, código, códigos, código no válido, otp, códigos de respaldo, segundo factor, doble factor, dos pasos, autenticador, " +
      "móvil nuevo, teléfono viejo, número antiguo, tarjeta inteligente, token, clave de licencia, licencia, ya en uso, solo lectura, " +
      "enlace para restablecer, restablecer, contraseña incorrecta, nombre de usuario, nombre visible, perfil, rol, roles, permisos, permiso, " +
      "invitación, invitaciones, borrar mi cuenta, cerrar mi cuenta, dos cuentas, fusionar, sso, cierra la sesión",
    it:
      "non accetta più, non accettat*, rifiut*, account bloccato, profilo sospeso, sospes*, disattivat*, disabilitat*, non riesco a entrare, " +
      "non riesco ad accedere, non mi fa entrare, accedere al mio, entrare nel mio, il codice non arriva, non arriva il codice, codice, codici, " +
      "codice non valido, otp, codici di riserva, secondo fattore, due fattori, autenticatore, telefono nuovo, nuovo telefono, vecchio telefono, " +
      "vecchio numero, smart card, token, chiave di licenza, licenza, già in uso, sola lettura, link per reimpostare, reimpostare, password errata, " +
      "password sbagliata, nome utente, nome visualizzato, profilo, ruolo, ruoli, permessi, permesso, invito, inviti, cancellare il mio account, " +
      "chiudere il mio account, due account, unire, sso, disconness*",
    pt:
      "não aceita mais, não aceita, recusa*, bloquead*, conta bloqueada, conta suspensa, suspens*, desativad*, inativ*, não consigo entrar, " +
      "não consigo acessar, não me deixa entrar, entrar na minha conta, acessar minha conta, código não chega, não chega o código, código, códigos, " +
      "código inválido, otp, códigos de backup, códigos de reserva, segundo fator, dois fatores, duas etapas, autenticador, celular novo, " +
      "telefone antigo, número antigo, cartão inteligente, token, chave de licença, licença, já em uso, somente leitura, link de redefinição, " +
      "redefinir, senha incorreta, senha errada, nome de usuário, nome de exibição, perfil, papel, papéis, permissões, permissão, convite, convites, " +
      "excluir minha conta, apagar minha conta, encerrar minha conta, duas contas, unificar, sso, desloga*",
    nl:
      "niet meer geaccepteerd, niet geaccepteerd, geweigerd, weigert, vergrendeld, geblokkeerd, account geblokkeerd, opgeschort, gedeactiveerd, " +
      "uitgeschakeld, kan niet inloggen, kom er niet in, kom niet meer in, kom niet in mijn, laat me er niet in, mijn account in, in mijn account, " +
      "code komt niet, geen code, codes, ongeldige code, otp, back-upcodes, tweede factor, tweestaps*, authenticator, nieuwe telefoon, oude telefoon, " +
      "oude nummer, smartcard, token, licentiesleutel, licentie, al in gebruik, alleen-lezen, alleen lezen, resetlink, wachtwoord opnieuw, " +
      "wachtwoord herstellen, verkeerd wachtwoord, gebruikersnaam, weergavenaam, profiel, rol, rollen, rechten, machtiging*, uitnodiging*, " +
      "account verwijderen, account opheffen, twee accounts, samenvoegen, sso, uitgelogd",
    ja:
      "受け付けません, 受け付けてくれ, 受け付けられ, 弾かれ, はじかれ, ロックされ, 凍結, 停止され, 無効にな, 無効化, ログインでき, サインインでき, 入れなくな, 入れません, 入れない, コードが届, コードが来, コード, 認証コード, 確認コード, ワンタイム, " +
      "OTP, 予備コード, バックアップコード, 二段階, 二要素, 認証アプリ, 機種変更, 新しい電話, 前の電話, 古い番号, ICカード, トークン, ライセンスキー, ライセンス, 使用中です, 読み取り専用, 再設定, リセット, パスワードが違, ユーザー名, 表示名, " +
      "プロフィール, 権限, 役割, ロール, 招待, 退会, アカウント削除, アカウントを消, 二つのアカウント, 統合, ログアウト",
  },
  oweMoney: {
    en:
      "went off our account, went off my account, taken from, deducted, debited, charged, overcharged, double, twice, took 0, you took, you've taken, " +
      "billed, still billing, keep billing, after cancelling, after we cancelled, cancelled in, ended the plan, returned in, never ordered, refund, " +
      "refunded, owed, owe, overdue, due since, outstanding, payout, pay-out, salary, wages, pay, paid out, not paid, unpaid, wrong account, " +
      "old account, former account, closed account, wrong bank, vanished money, out of pocket, rent, my 0, our 0, put it back, money back, back to my, " +
      "reimburse, donated, generous, shortfall, credited double, paid double, losing 0, 0 a day, stop the job, without vat, at 0 euro, wrong price, " +
      "for free, for nothing",
    de:
      "abgebucht, eingezogen, abgezogen, abgerechnet, belastet, berechnet, zu viel, doppelt, zweimal, weiter abgebucht, trotz kündigung, " +
      "nach der kündigung, gekündigt, nie bestellt, erstattung, erstatten, zurückzahl*, überfällig, fällig seit, steht aus, ausstehend, auszahlung, " +
      "gehalt, lohn, löhne, ausgezahlt, nicht bezahlt, falsche konto, falsches konto, altes konto, alte konto, geschlossenes konto, auf kosten, miete, " +
      "mein geld, unser geld, geld zurück, fehlbetrag, draufgezahlt, kostet uns, verlieren, pro tag, ohne mehrwertsteuer, ohne umsatzsteuer, " +
      "für 0 euro, für null, falscher preis, kostenlos verkauft, gespendet",
    fr:
      "prélevé*, prélèvement*, débité*, retiré de, retenu*, facturé*, surfacturé*, en trop, en double, deux fois, toujours prélevé, " +
      "malgré la résiliation, après résiliation, résilié*, jamais commandé, rembours*, en retard de paiement, échu*, impayé*, en attente de, versement, " +
      "virement, salaire, salaires, paie, versé*, pas payé, mauvais compte, ancien compte, compte fermé, compte clôturé, de ma poche, de notre poche, " +
      "loyer, mon argent, notre argent, manque à gagner, trop-perçu, nous coûte, perdons, par jour, sans tva, à 0 euro, à zéro euro, mauvais prix, " +
      "gratuitement, offert*",
    es:
      "cobrad*, cobraron, han cobrado, me cobran, cargad*, cargo, cargos, descontad*, retirad*, facturad*, de más, duplicad*, doble, dos veces, " +
      "siguen cobrando, tras la baja, después de la baja, dado de baja, nunca pedí, reembols*, devol*, me deben, nos deben, atrasad*, vencid*, " +
      "pendiente de, pago pendiente, ingreso, transferencia, sueldo, salario, nómina, nóminas, pagad*, sin cobrar, impagad*, cuenta equivocada, " +
      "cuenta antigua, cuenta cerrada, de mi bolsillo, de nuestro bolsillo, alquiler, mi dinero, nuestro dinero, nos cuesta, perdemos, al día, sin iva, " +
      "a 0 euros, a cero euros, precio equivocado, gratis, regalad*",
    it:
      "addebit*, prelevat*, scalat*, detratt*, trattenut*, fatturat*, di troppo, in più, doppio, due volte, continuate ad addebitare, dopo la disdetta, " +
      "disdett*, mai ordinato, rimbors*, mi dovete, ci dovete, scadut*, in ritardo, in sospeso, accredit*, bonifico, stipendio, stipendi, paga, pagat*, " +
      "non pagat*, conto sbagliato, vecchio conto, conto chiuso, di tasca mia, di tasca nostra, affitto, i miei soldi, i nostri soldi, ci costa, " +
      "perdiamo, al giorno, senza iva, a 0 euro, a zero euro, prezzo sbagliato, gratis, regalat*",
    pt:
      "cobrad*, cobraram, cobrando, debitad*, descontad*, retirad*, faturad*, a mais, em dobro, duplicad*, duas vezes, continuam cobrando, " +
      "depois do cancelamento, cancelei em, cancelad*, nunca pedi, reembols*, estorn*, devol*, me devem, nos devem, atrasad*, vencid*, pendente, " +
      "repasse, depósito, transferência, salário, salários, folha, pag*, sem receber, conta errada, conta antiga, conta encerrada, do meu bolso, " +
      "do nosso bolso, aluguel, renda, meu dinheiro, nosso dinheiro, nos custa, perdendo, por dia, sem imposto, a 0 reais, por 0 reais, preço errado, " +
      "de graça",
    nl:
      "afgeschreven, ingehouden, geïncasseerd, in rekening, afgerekend, gefactureerd, te veel, dubbel, twee keer, nog steeds afgeschreven, " +
      "na opzegging, opgezegd, nooit besteld, terugbetal*, terugstort*, krijg nog, te goed, achterstallig, openstaand, uitbetal*, uitbetaling, salaris, " +
      "loon, lonen, betaald, niet betaald, verkeerde rekening, oude rekening, gesloten rekening, uit eigen zak, huur, mijn geld, ons geld, geld terug, " +
      "kost ons, verliezen, per dag, zonder btw, voor 0 euro, voor nul, verkeerde prijs, gratis, weggegeven",
    ja:
      "引き落とさ, 引落, 天引き, 差し引か, 請求され, 課金され, 二重, 0回分, 解約後, 解約したのに, 退会後, 頼んでいないのに, 返金, 払い戻し, 未払い, 未入金, 入金され, 入金がありません, 入金がない, 振り込まれ, 振込, 支給, 給料, 給与, 賃金, " +
      "支払われ, 払われ, 別の口座, 古い口座, 前の口座, 解約した口座, 違う口座, 自腹, 立て替え, 家賃, 損失, 損をし, 赤字, 一日に, 税抜き, 消費税なし, 0円で, 値段が違, 価格が違, 無料で",
  },
  gaveAway: {
    en:
      "i typed my password, typed in my password, entered my password, put in my password, entered it, gave him, gave her, gave them, told him, " +
      "told her, gave my, gave away, read him, read out the code, read the code, i clicked, clicked and, clicked on, filled in, fell for, scam, " +
      "scammer, fake page, fake site, fake caller, posed as, pretended to, claiming to be from, caller said, remote access, let him in, installed a, " +
      "lost my phone, lost phone, lost my laptop, stolen phone, was stolen, got stolen, left it on the, left on the bus, left on the train, " +
      "still logged in, still signed in, signed in on it",
    de:
      "passwort eingegeben, kennwort eingegeben, eingetippt, eingegeben, ihm gegeben, ihr gegeben, ihm gesagt, durchgegeben, vorgelesen, verraten, " +
      "herausgegeben, habe geklickt, geklickt und, angeklickt, ausgefüllt, reingefallen, hereingefallen, betrüger*, falsche seite, gefälschte seite, " +
      "nachgemacht*, gab sich als, angeblich von ihnen, angeblicher, anrufer, fernzugriff, fernwartung, handy verloren, telefon verloren, " +
      "laptop verloren, gestohlen*, geklaut*, liegen lassen, liegengelassen, im zug, im bus, noch angemeldet, noch eingeloggt",
    fr:
      "saisi mon mot de passe, entré mon mot de passe, tapé mon mot de passe, donné mon, donné le code, lui ai donné, lui ai dit, dicté, communiqué, " +
      "révélé, j'ai cliqué, cliqué et, cliqué sur, rempli, fait avoir, piégé*, arnaque, escroc*, fausse page, faux site, faux conseiller, " +
      "se faisant passer, prétendait, prétendant, prise en main, accès à distance, perdu mon téléphone, perdu mon portable, perdu mon ordinateur, " +
      "volé*, oublié dans, dans le train, dans le bus, encore connecté, toujours connecté, resté connecté",
    es:
      "puse mi contraseña, metí mi contraseña, escribí mi contraseña, introduje mi, introduje la, le di mi, le di el código, le dije, se la di, dicté, " +
      "hice clic, pinché, piqué, rellené, caí, caído en, estafa, estafador*, página falsa, web falsa, falso técnico, se hizo pasar, haciéndose pasar, " +
      "decía ser, acceso remoto, perdí el móvil, perdí mi móvil, perdido el, perdido mi, robad*, robaron, olvidé en, en el tren, en el autobús, " +
      "sigue conectado, sesión abierta, sesión iniciada",
    it:
      "inserito la password, inserito la mia, digitato la password, ho digitato, ho inserito, gli ho dato, le ho dato, gli ho detto, ho dettato, " +
      "comunicato, ho cliccato, cliccato e, compilato, cascat*, truffa, truffator*, pagina falsa, sito falso, finto operatore, finto tecnico, " +
      "si è spacciato, spacciandosi, diceva di essere, accesso remoto, perso il telefono, perso il cellulare, perso il portatile, smarrit*, rubat*, " +
      "dimenticato sul, sul treno, sull'autobus, ancora collegato, sessione aperta",
    pt:
      "digitei a minha senha, digitei minha senha, coloquei a senha, informei a senha, passei a senha, passei o código, dei o código, dei a senha, " +
      "falei a senha, ditei, cliquei, cliquei e, preenchi, caí, golpe, golpista*, página falsa, site falso, falso atendente, se passou, se passando, " +
      "dizendo ser, acesso remoto, perdi o celular, perdi meu celular, perdi o telemóvel, perdi o notebook, roubad*, roubaram, furtad*, esqueci no, " +
      "no ônibus, no trem, ainda logado, ainda conectado, sessão aberta",
    nl:
      "wachtwoord ingevuld, wachtwoord ingetypt, ingevuld, ingetypt, ingevoerd, gegeven aan, heb hem, heb haar, hem gezegd, doorgegeven, voorgelezen, " +
      "verklapt, heb geklikt, geklikt en, ingetuind, getrapt, oplichter*, oplichting, valse pagina, nepsite, nepmedewerker, deed zich voor, zogenaamd, " +
      "beweerde, meekijken, op afstand, telefoon verloren, telefoon kwijt, laptop kwijt, laptop verloren, gestolen, laten liggen, in de trein, " +
      "in de bus, nog ingelogd, nog aangemeld",
    ja:
      "パスワードを入れ, パスワードを入力, 入力してしま, 入れてしま, 教えてしま, 伝えてしま, 読み上げ, 話してしま, クリックしてしま, 開いてしま, 押してしま, 記入してしま, 引っかかって, ひっかかって, 騙され, だまされ, 詐欺, 偽サイト, 偽のページ, 偽の担当, " +
      "名乗る, なりすまし, 遠隔操作, スマホをなく, 携帯をなく, 携帯を落と, スマホを落と, 端末を紛失, 紛失, 盗まれ, 盗難, 置き忘れ, 電車に, バスに, ログインしたまま, サインインしたまま",
  },
  notFallen: {
    en:
      "nobody clicked, no one clicked, didn't click, did not click, never clicked, haven't clicked, didn't open it, did not open it, threw it away, " +
      "deleted it, binned it, ignored it, for your information, just forwarding, forwarding it, thought you should know, nobody fell, none of us fell, " +
      "no sign of misuse, nobody has misused, not misused, no abuse, cookie, captcha, tls, ssl, header, plain text, clear text, unencrypted, session, " +
      "log out, logged out, password length, short passwords, old version of, outdated library, vulnerability, weak, brute force, rate limit, hashed, " +
      "autocomplete, injection",
    de:
      "niemand hat geklickt, keiner hat geklickt, nicht geklickt, nie geklickt, nicht geöffnet, gelöscht ohne, weggeworfen, ignoriert, zur kenntnis, " +
      "zur info, leite ich weiter, leite sie, nur zur, niemand ist, keiner ist, kein missbrauch, nicht missbraucht, cookie, captcha, tls, ssl, header, " +
      "klartext, unverschlüsselt, sitzung, session, abmelden, passwortlänge, kurze passwörter, veraltete, schwachstelle, sicherheitslücke, lücke, " +
      "schwach, begrenzung",
    fr:
      "personne n'a cliqué, n'ai pas cliqué, pas cliqué, jamais cliqué, sans l'ouvrir, pas ouvert, jeté*, ignoré, pour information, pour info, " +
      "à titre d'information, je transmets, je vous transmets, je vous en joins, personne n'est tombé, aucun abus, pas d'abus, cookie, captcha, tls, " +
      "ssl, en-tête http, en clair, non chiffré, session, déconnexion, longueur du mot de passe, version obsolète, obsolète, vulnérabilité, faille, " +
      "faible, limitation",
    es:
      "nadie ha hecho clic, nadie hizo clic, nadie pinchó, no hice clic, no pinché, no hemos pinchado, sin abrirlo, no lo abrí, lo borré, lo borramos, " +
      "lo tiré, lo ignoré, para su conocimiento, para su información, para que lo sepan, lo reenvío, les reenvío, nadie cayó, nadie ha caído, " +
      "sin abuso, cookie, captcha, tls, ssl, cabecera, texto plano, sin cifrar, sesión, cerrar sesión, longitud de la contraseña, versión obsoleta, " +
      "vulnerabilidad, fallo de seguridad, débil, limitar",
    it:
      "nessuno ha cliccato, non ho cliccato, non abbiamo cliccato, senza aprirla, senza aprirlo, non l'ho aperta, cestinat*, cancellata subito, " +
      "ignorat*, per conoscenza, per vostra conoscenza, per informazione, la inoltro, ve la inoltro, ve lo segnalo, nessuno ci è cascato, nessun abuso, " +
      "cookie, captcha, tls, ssl, intestazione, in chiaro, non cifrat*, sessione, logout, lunghezza della password, versione obsoleta, vulnerabilità, " +
      "falla, debole, limite di tentativi",
    pt:
      "ninguém clicou, não cliquei, não clicamos, sem abrir, não abri, apaguei, joguei fora, ignorei, para conhecimento, para informação, " +
      "para vosso conhecimento, encaminho, estou encaminhando, só avisando, ninguém caiu, sem abuso, cookie, captcha, tls, ssl, cabeçalho, texto puro, " +
      "texto claro, sem criptografia, sessão, sair da conta, tamanho da senha, versão desatualizada, vulnerabilidade, brecha, falha de segurança, " +
      "fraca, fraco, limite de tentativas",
    nl:
      "niemand heeft geklikt, niet geklikt, nooit geklikt, niet geopend, weggegooid, verwijderd zonder, genegeerd, ter informatie, ter kennisgeving, " +
      "ter info, stuur ik door, stuur hem door, niemand is erin, niemand trapte, geen misbruik, niet misbruikt, cookie, captcha, tls, ssl, header, " +
      "platte tekst, leesbare tekst, onversleuteld, sessie, uitloggen, lengte van het wachtwoord, verouderde, kwetsbaarheid, lek in, zwak, zwakke, " +
      "limiet",
    ja:
      "誰も開いて, 誰もクリック, クリックして, 開いていません, 開かずに, 捨てました, 削除しました, 無視し, ご参考まで, 参考まで, 情報提供, お知らせまで, 転送いたします, 転送します, 念のためお知らせ, 引っかかった者はいません, 悪用された形跡は, 悪用は, " +
      "クッキー, キャプチャ, TLS, SSL, ヘッダー, 平文, 暗号化されていない, セッション, ログアウト後, パスワードの長さ, 脆弱性, 弱い, 試行回数",
  },
} as const satisfies Readonly<Record<string, SignalWords>>;
