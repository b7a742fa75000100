import type { SignalWords } from "./find-signals.js";

/** What a ticket is about, whatever its state: words of categories. */
export const TOPIC_WORDS = {
  invoice: {
    en: "invoice*, receipt*, bill, bills, billing, billed, vat, tax number, order number, purchase order, po number, statement, credit note, reissue",
    de: "*rechnung*, beleg, quittung*, mahnung*, ust*, umsatzsteuer*, bestellnummer*, gutschrift*, abrechnung*, leistungszeitraum",
    fr: "facture*, facturation, reçu, reçus, quittance*, tva, bon de commande, avoir, note de crédit, justificatif*",
    es: "factura*, facturación, recibo*, iva, nif, cif, nota de crédito, abono, rectificativa",
    it: "fattur*, ricevut*, scontrin*, iva, partita iva, nota di credito, codice fiscale",
    pt: "fatura*, fatur*, recibo*, nota fiscal, boleto*, iva, cnpj, nif, nota de crédito",
    nl: "factu*, rekening*, bon, btw*, creditnota, ordernummer, kassabon, nota",
    ja: "請求, 請求書, 領収書, 領収証, 明細, インボイス, 適格, 発行",
    ko: "청구",
    zh: "发票",
  },
  price: {
    en: "price*, pricing, cost, costs, how much, discount*, plan, plans, quote, quotation, offer, tariff*, rate, rates, cheaper, expensive, fee, fees, licence fee, annual plan, yearly plan, monthly plan, trial, upgrade, downgrade, contract, credit for, service credit, sla, coupon*, voucher, price rise, price increase",
    de: "preis*, kosten, kostet, was kostet, wie viel, rabatt*, tarif*, angebot*, kostenvoranschlag, günstiger, teurer, teuer, gebühr*, jahresabo, monatlich, probezeit, testphase, vertrag*, gutschein*, preiserhöhung, studentenrabatt, nachlass, konditionen, kündigungsfrist",
    fr: "prix, tarif*, coût*, coûte*, combien, réduction*, remise*, devis, offre*, formule*, moins cher, cher, chère, frais, annuel*, mensuel*, essai, contrat*, bon de réduction, augmentation, rabais, avoir",
    es: "precio*, tarifa*, coste, costo, cuesta, costaría, cuánto, descuento*, presupuesto, oferta*, plan, planes, barato, caro, cara, cuota*, anual, mensual, prueba, contrato*, cupón, subida de precio, iva incluido",
    it: "prezz*, tariff*, costo, costi, costa, costerebbe, quanto, sconto, sconti, preventivo, offert*, piano, piani, conveniente, caro, canone, annuo, annuale, mensile, prova, contratt*, buono, aumento, listino",
    pt: "preço*, tarifa*, custo*, custa, custaria, quanto, desconto*, orçamento*, oferta*, proposta, plano, planos, barato, caro, cara, mensalidade*, anuidade*, anual, mensal, teste, contrato*, cupom, aumento, reajuste",
    nl: "prijs, prijzen, *prijs, kosten, kost, hoeveel, korting*, offerte*, aanbieding, tarief, tarieven, goedkoper, duurder, duur, jaarabonnement, maandelijks, per maand, proefperiode, contract*, tegoedbon, prijsverhoging, verhoging",
    ja: "料金, 価格, 値段, 値上げ, 割引, 見積, プラン, 費用, いくら, 月額, 年額, 年払い, 月払い, 契約, 無料, 学割, トライアル, お試し, クーポン",
  },
  refund: {
    en: "refund*, money back, give back, give it back, pay back, reimburse*, credited, credit me, chargeback",
    de: "rückerstatt*, erstatt*, geld zurück, zurückzahl*, zurückbuch*, zurück haben, rückzahlung*, rückbuchung*, zurückgeb*",
    fr: "rembours*, rendez moi, recrédit*, mon argent",
    es: "reembols*, devolv*, devuelv*, devolución, devoluciones, reintegr*",
    it: "rimbors*, restitu*, ridatemi, storno, storn*, riaccredit*",
    pt: "reembols*, devolv*, devolução, estorn*, ressarc*",
    nl: "terugbetal*, terugstort*, geld terug, restitutie, terugboek*, teruggave, terugkrijgen",
    ja: "返金, 払い戻し, 返して, ご返金, 返してください, 取り消して",
    ko: "환불",
    zh: "退款",
  },
  subscription: {
    en: "subscription*, subscribe*, cancel*, cancellation, renewal, renew*, terminate, termination, auto renew*",
    de: "abo, abos, abonnement*, kündig*, gekündigt, verlänger*, vertragslaufzeit, widerruf*",
    fr: "abonnement*, abonné*, résili*, désabonn*, renouvel*, reconduction",
    es: "suscripci*, suscrib*, darme de baja, dar de baja, baja, cancel*, renov*, renuevo, renueva",
    it: "abbonament*, disdett*, disdire, disdic*, rinnov*, recesso, cancell*",
    pt: "assinatura*, cancelar*, cancelei, cancelamento, renova*, subscri*",
    nl: "abonnement*, opzeg*, opgezegd, verleng*, annuler*",
    ja: "解約, 定期, サブスク, 更新料, 自動更新, 退会, 課金, 利用料, 有料",
  },
  payment: {
    en: "payment*, paid, pay, credit card, debit card, card, direct debit, bank details, iban, payout*, payouts, charge*, euros, dollars, pounds, money",
    de: "zahlung*, bezahlt, bezahlen, zahlen, kreditkarte*, lastschrift*, bankverbindung, iban, auszahlung*, überweisung*, euro, geld, *zahlung*",
    fr: "paiement*, payé*, payer, carte bancaire, carte de crédit, prélèvement*, iban, rib, versement*, virement*, euros, argent",
    es: "pago, pagos, pagar, pagado, tarjeta*, domiciliación, iban, cobro*, transferencia*, euros, dinero",
    it: "pagament*, pagat*, pagare, carta di credito, carta, iban, addebit*, bonific*, euro, soldi",
    pt: "pagamento*, pago, paguei, pagar, cartão, débito automático, iban, pix, cobrança*, euros, reais, dinheiro, repasse*",
    nl: "betaling*, betaald, betalen, creditcard, incasso*, iban, uitbetaling*, overboeking, euro, geld, betaal*",
    ja: "支払, お支払い, カード, 口座, 振込, 引き落とし, 決済, 入金, 円, 送金",
  },
  login: {
    en: "log in, login, logging in, logged out, log on, sign in, signing in, sign on, authenticat*, locked out, log me in, logs me out, logged me out, access denied, access, can't get in, cannot get in, can't get into, get into my, can't enter, cannot enter, enter my, into my account",
    de: "anmeld*, einlogg*, eingeloggt, ausgeloggt, login, logge, zugang*, ausgesperrt, nicht rein, nicht mehr rein, komme nicht rein, zugriff verweigert, *anmeldung, authentifizier*, angemeldet",
    fr: "connexion*, connecter, me connecter, se connecter, reconnect*, déconnect*, identif*, authentif*, accès, accéder, login",
    es: "iniciar sesión, inicio de sesión, entrar, acceder, acceso*, login, conectarme, autentic*, sesión, no puedo entrar",
    it: "accesso, accedere, accedo, login, entrare, autentic*, collegarmi, loggar*, sessione, non entro",
    pt: "login, logar, entrar, acessar, acesso*, aceder, autentic*, iniciar sessão, sessão, não entro",
    nl: "inlog*, inloggen, aanmeld*, ingelogd, uitgelogd, login, toegang, binnenkom*, binnenraak, buitengesloten, erin, authenticat*, er niet in, er niet meer in",
    ja: "ログイン, サインイン, ログオン, ログアウト, 認証, 入れない, 入れません, 締め出",
  },
  password: {
    en: "password*, passcode, reset mail, reset link, reset email, reset my, pin, username*, user name, two factor, 2fa, mfa, authenticator, verification, recovery code*, security code, one time code, code",
    de: "passwort*, kennwort*, passwörter, zurücksetz*, benutzername*, zwei faktor*, zweiter faktor, 2fa, mfa, bestätigungscode, code, wiederherstellungscode*, pin, tan, sms",
    fr: "mot de passe, mots de passe, réinitialis*, identifiant*, nom d'utilisateur, double authentification, code de vérification, code, 2fa, sms, code de récupération",
    es: "contraseña*, clave, restablec*, usuario y, nombre de usuario, verificación, código, 2fa, sms, doble factor, código de recuperación",
    it: "password, reimpost*, nome utente, verifica, codice, 2fa, sms, doppio fattore, pin, credenziali",
    pt: "senha*, palavra passe, palavra chave, redefin*, nome de usuário, verificação, código, 2fa, sms, dois fatores, recuperação",
    nl: "wachtwoord*, herstelmail, resetmail, gebruikersnaam, tweestaps*, verificatie*, code, 2fa, sms, herstelcode*, pincode",
    ja: "パスワード, パスコード, 再設定, 二段階認証, 2段階認証, 確認コード, 認証コード, コードが, ワンタイム, 暗証番号",
    ko: "비밀번호, 계정",
    zh: "密码, 账户, 账号",
  },
  user: {
    en: "account, accounts, user, users, role, roles, permission*, licence*, license*, seat, seats, admin, profile, group, groups, team member*, colleague*, leaver*, joiner*, new starter, email address, e mail address, mail address, my name, rename, close my account, delete my account, add user, remove user, invite*, rights, deactivate, owner",
    de: "konto, benutzer*, nutzer*, rolle, rollen, rechte, berechtigung*, lizenz*, admin*, profil*, gruppe, gruppen, mitarbeiter, kollege*, kollegin*, zugang, zugänge, ausgeschieden, e mail adresse, mailadresse, namen ändern, name ändern, konto löschen, account*, freischalten, einladung*, anlegen, inhaber",
    fr: "compte, comptes, utilisateur*, rôle*, droit, droits, autorisation*, licence*, administrat*, profil*, groupe*, collègue*, collaborat*, adresse mail, adresse e mail, adresse électronique, changement de nom, supprimer mon compte, clôturer, invitation*, responsable",
    es: "cuenta, cuentas, usuario*, rol, roles, permiso*, licencia*, administrador*, perfil*, grupo*, compañer*, den de alta, dar de alta, dar de baja a, dirección de correo, correo electrónico, cambio de nombre, eliminar mi cuenta, cerrar mi cuenta, invitaci*, encargado, alta de",
    it: "account, utente, utenti, utenza, ruolo, ruoli, permess*, licenz*, amministrator*, profilo, profili, gruppo, gruppi, collegh*, collega, indirizzo e mail, indirizzo email, cambio nome, cambio di nome, eliminare il mio account, chiudere, invito, inviti, abilitare, abilitazion*",
    pt: "conta, contas, usuário*, utilizador*, função, permiss*, licença*, administrador*, perfil, perfis, grupo*, colega*, endereço de e mail, email, alteração de nome, excluir minha conta, apagar a minha conta, encerrar, convite*, users, role, acessos",
    nl: "account*, gebruiker*, rol, rollen, rechten, licentie*, beheerder*, profiel*, groep, groepen, collega*, e mailadres, mailadres, naamswijziging, naam wijzigen, naam van, account verwijderen, uitnodiging*, medewerker*, uit dienst, nieuwe collega",
    ja: "アカウント, ユーザー, 利用者, 権限, ロール, ライセンス, 管理者, プロフィール, グループ, 退職, 異動, 入社, 担当者の変更, 担当者変更, メールアドレス, 氏名, 姓, 登録情報, 名義, 追加をお願い, 削除をお願い, 招待",
  },
  admin: {
    en: "please add, please remove, please give, please create, please delete, please change, please update, could you add, could you remove, could you change, could you give, leaves us, leaving us, left the company, joins us, starts on, starting monday, from monday, as of, effective",
    de: "bitte entfernen, bitte anlegen, bitte löschen, bitte ändern, bitte hinzufügen, bitte deaktivieren, entfernen, anlegen, ab dem, zum monatsende, ab montag, ab sofort, umbenennen, umschreiben, freischalten",
    fr: "merci de donner, merci de créer, merci d'ajouter, merci de supprimer, ajouter, supprimer, retirer, à compter du, à partir du, dès le, quitte, a quitté, arrive le, créer un",
    es: "den de alta, dar de alta, den de baja, dar de baja, añadir, eliminar, quitar, a partir del, desde el lunes, se incorpora, deja la empresa, cambiar el",
    it: "aggiungere, rimuovere, togliere, creare, eliminare, abilitare, a partire da, da lunedì, dal prossimo, lascia l'azienda, entra in, modificare il",
    pt: "adicionar, remover, criar, excluir, retirar, a partir de, a partir do, na próxima segunda, entra na, saiu da empresa, deixa a empresa, mudar o, alterar o, podem criar, cadastrar",
    nl: "toevoegen, verwijderen, aanmaken, wijzigen, intrekken, met ingang van, vanaf maandag, begint op, vertrekt, uit dienst",
    ja: "追加をお願い, 削除をお願い, 変更をお願い, 登録をお願い, 付与, 外して, 追加して, 削除して, 変更して, 月末で, 付で, 付けで, より, から適用",
  },
  security: {
    en: "security, secure, encrypt*, gdpr, privacy, data protection, iso 27001, soc 2, certificate of, compliance, penetration, audit log, session token*, token*, api key*, access rights, firewall, where is our data stored, two factor",
    de: "sicherheit*, verschlüssel*, dsgvo, datenschutz*, iso 27001, zertifizier*, token*, schlüssel, firewall, auftragsverarbeitung*",
    fr: "sécurité, sécurisé*, chiffre*, rgpd, confidentialité, protection des données, iso 27001, jeton*, clé*",
    es: "seguridad, segur*, cifra*, rgpd, privacidad, protección de datos, iso 27001, token*, claves",
    it: "sicurezza, sicur*, cifra*, crittograf*, gdpr, privacy, protezione dei dati, iso 27001, token*, chiavi",
    pt: "segurança, segur*, criptograf*, lgpd, rgpd, privacidade, proteção de dados, iso 27001, token*, chaves",
    nl: "beveilig*, veiligheid, veilig, versleutel*, avg, privacy, gegevensbescherming, iso 27001, token*, sleutels",
    ja: "セキュリティ, 暗号化, 個人情報, プライバシー, 安全, トークン, 認証取得, iso27001, 鍵, 監査",
  },
  wish: {
    en:
      "would love, would be great, would be nice, would be lovely, would be helpful, would be useful, would be handy, would be good, would help if, " +
      "would make .. happy, it'd be, please add, could you add, can you add, could you make, wish, wishing, wish list, feature request*, suggestion*, suggest, " +
      "idea, ideas, proposal, would like to see, we'd like to be able, i'd love, are you planning, do you plan, on the roadmap, roadmap, any plans, " +
      "is planned, enhancement, improvement, custom ones, dark mode, it lacks, there is no way to, there's no way to, not possible to, isn't possible, " +
      "option to, why can't i, why is there no, why isn't there, please bring, bring back, give me the, want it back, want the old, give us, missing feature, " +
      "only thing missing, one thing missing, pretty please, what about adding, it would help, would help us, could be filtered, put back, can't do, " +
      "cannot do, doesn't offer, no option, every competitor, wish it could, could that be put on the list, on the list, please consider it, " +
      "for consideration, would love to, be helpful if, it'd be helpful, it'd be great, it would be great, it'd be perfect, be perfect, over the moon, " +
      "if you ever feel like, if it could, if the dashboard, could the portal, could it be, could you make it possible, make it possible, allow us to, let us, " +
      "let me arrange, i'd like a, i'd like the, we'd like the, i demand a switch, give us other, give me a setting, make it remember, make it louder, " +
      "set as default, turn it off, switch it off, off switch, a switch to, every minute, more often, by default, automatically, instead of by hand, customi*, " +
      "configurable, sortable, plug in, integration with, support for, why is there still no, still no dark mode, when will you, when will there be, " +
      "in a coming release, next version, future version",
    de:
      "wünsch*, wunsch*, wäre schön, wäre toll, wäre super, wäre hilfreich, wäre klasse, wäre praktisch, wäre nett, mega wäre, wäre noch, wäre es möglich, " +
      "würde mich freuen, würden uns freuen, bitte einbauen, könntet ihr .. einbauen, könnten sie .. einbauen, vorschlag*, anregung*, idee, ideen, " +
      "verbesserungs*, plant ihr, planen sie, geplant, roadmap, feature*, dass man .. nicht kann, man .. nicht .. kann, warum gibt es kein*, " +
      "warum gibt es nicht, gibt es immer noch kein*, es fehlt nur, fehlt nur noch, vermisse, einziges manko, zurückhaben, will .. zurück, dunkelmodus, " +
      "schön wäre, hilfreich wäre, nützlich wäre, praktisch wäre, würde gern*, hilfreich wäre, fände ich, fänden wir, können müsste, wieder einführen, " +
      "bietet kein*, keine möglichkeit, wäre gut, würde helfen, wünsche mir, wünschen uns, könnte man, ließe sich, bitte ergänzen, einführen, ergänzung, " +
      "erweiterung, auf der roadmap, künftig, in zukunft, einblenden, ausblenden, abschaltbar, einstellbar, anpassen, option, wann kommt, fehlt mir, " +
      "gerne hätte, hätte gern, hätten gern",
    fr:
      "ce serait, serait bien, serait génial, serait super, serait utile, serait pratique, serait appréciable, j'aimerais, nous aimerions, aimerait, souhait*, " +
      "suggestion*, suggér*, idée, idées, proposition, amélioration*, pourriez vous ajouter, pouvez vous ajouter, ajoutez, prévu*, prévoyez, feuille de route, " +
      "fonctionnalité*, il ne manque que, il manque juste, on ne puisse pas, ne peut pas choisir, pourquoi n'y a t il, rendez nous, mode sombre, dommage qu*, " +
      "possibilité de, il serait, nous aiderait, m'aiderait, ne propose pas, remettez, l'ancien thème, aucune option, pouvoir filtrer, pouvoir trier, " +
      "serait formidable, je souhaite, je souhaiterais, pourrait on, prévoyez vous, prévu d'ajouter, ajouter une option, évolution, à l'avenir, " +
      "dans une prochaine, personnalis*, désactiver, option pour, quand y aura, pourquoi n'y a, manque une option",
    es:
      "sería genial, sería estupendo, sería útil, sería ideal, sería bueno, estaría bien, estaría genial, vendría bien, vendría genial, me encantaría, " +
      "nos encantaría, me gustaría, nos gustaría, ojalá pudiera*, sugerencia*, suger*, idea, ideas, propuesta, mejora*, podríais añadir, podrían añadir, " +
      "añadid, añadan, está previsto, tenéis previsto, hoja de ruta, funcionalidad*, solo falta, lo único que falta, echo en falta, echo de menos, " +
      "quiero la de antes, que se pueda, que no se pueda, modo oscuro, por qué no hay, nos ayudaría, me ayudaría, poder filtrar, poder ordenar, no ofrece, " +
      "volved a, ninguna opción, que no permita, sería práctico, desearía, deseo, se podría, posibilidad de, tienen previsto, tenéis pensado, " +
      "añadir una opción, en el futuro, próxima versión, personaliz*, desactivar, opción de, quiero poder, cuándo habrá",
    it:
      "sarebbe bello, sarebbe bellissimo, sarebbe utile, sarebbe comodo, sarebbe fantastico, sarebbe perfetto, sarebbe possibile, mi piacerebbe, " +
      "ci piacerebbe, vorrei che, vorremmo, suggeriment*, sugger*, idea, idee, proposta, miglior*, potreste aggiungere, aggiungete, è previsto, prevedete, " +
      "avete in programma, funzionalità, funzione in più, manca solo, unica cosa che manca, peccato che, che non si possa, non si può scegliere, " +
      "modalità scura, desider*, perché non c'è, ci aiuterebbe, mi aiuterebbe, poter filtrare, poter ordinare, non offre, rimettete, nessuna opzione, " +
      "che non si possano, vorrei poter, vorremmo poter, desidero, desiderio, suggerimento, si potrebbe, possibilità di, aggiungere un'opzione, miglioramento, " +
      "in futuro, prossima versione, personalizz*, disattivare, opzione per, quando ci sarà, mi manca",
    pt:
      "seria ótimo, seria bom, seria legal, seria útil, seria incrível, seria maravilhoso, seria possível, seria fixe, gostaria, gostaríamos, adoraria, " +
      "queria muito, queria poder, sugest*, suger*, ideia, ideias, proposta de, melhoria*, poderiam adicionar, podiam acrescentar, adicionem, está previsto, " +
      "pretendem, vocês planejam, funcionalidade*, só falta, falta só, única coisa que falta, fica a dica, sinto falta, modo escuro, pena não, não ter, " +
      "por que não tem, desej*, nos ajudaria, me ajudaria, poder filtrar, poder ordenar, não oferece, voltem com, nenhuma opção, que não dê, seria bacana, " +
      "gostaria de poder, gostaríamos de, desejo, sugestão, proposta, poderiam incluir, daria para, possibilidade de, adicionar uma opção, no futuro, " +
      "próxima versão, personaliz*, desativar, opção de, quando vai ter, rola um",
    nl:
      "zou mooi zijn, zou fijn zijn, zou handig zijn, zou geweldig zijn, zou leuk zijn, zou super zijn, zou echt, zou nuttig zijn, zou het mogelijk, " +
      "graag zou ik, zouden graag, ik zou graag, wens*, suggesti*, idee, ideetje, voorstel, verbeter*, kunnen jullie .. toevoegen, voeg .. toe, gepland, " +
      "roadmap, functie erbij, het enige wat ontbreekt, alleen nog, mis ik, ik mis, geen .. kan, dat je geen, donkere modus, jammer dat, komt dat nog, " +
      "optie om, zou ons helpen, zou helpen, konden sorteren, kunnen filteren, kunnen sorteren, biedt geen, geen optie, zou handig, zou fijn, zou graag, " +
      "wij zouden graag, ik wil graag, suggestie, kunnen jullie toevoegen, zou er, mogelijkheid om, staat dat op de planning, optie toevoegen, verbetering, " +
      "in de toekomst, volgende versie, aanpasbaar, uit kunnen zetten, wanneer komt, waarom is er geen",
    ja:
      "要望, 希望, ほしい, 欲しい, ほしいです, 嬉しいです, うれしいです, 追加して, 追加してほしい, 追加をご検討, 検討いただけ, ご検討, 提案, できるように, 見られるように, できるようになる, だとありがたい, と助かります, といいな, といいのに, があれば, があると, " +
      "改善案, アイデア, 予定はあ, 機能がない, 機能が欲しい, のがない, がないのは, 戻せ, 元に戻して, ダークモード, 選べるように, 対応予定, できると助かり, 絞り込め, 並べ替え, 前に戻して, 戻してください, 対応してほしい, 選択肢, あると助かり, あると便利, あると嬉し, " +
      "できると嬉し, できるようにして, できるようになれば, 見られると, ご検討ください, 検討いただ, 追加いただ, 予定はあり, 機能が欲し, 改善, 将来, 次の版, 切れるように, オフにできるように, 設定できるように, なぜ無い",
    ko: "제안",
    zh: "建议",
  },
  taste: {
    en:
      "colour*, color*, green, pink, grey, gray, blue, ugly, hideous, font, icon, icons, logo, design, look of, looks like, layout, sound, background, emoji, " +
      "old version, old look, new look, redesign*, sidebar, button, horrible colour, eyes hurt, my eyes, looks cheap, looks childish, childish, toy, " +
      "silly sound, beep, jingle, noise, chime, ringtone, voice, robot voice, old one was better, used to like, purple, orange, yellow, round, rounded, " +
      "square buttons, fonts, bigger font, larger font, smaller, moved, you moved, you took out, you took away, took away, removed the, why did you change, " +
      "who asked for, nobody asked, bring it back, want it back, i want the old, old icon, old menu, new menu, three menus deep, theme, dark theme, dark mode, " +
      "light mode, wallpaper, picture, template look, shape, bar, toolbar, arrange",
    de:
      "farbe*, farben, grün, rosa, pink, grau, blau, hässlich, schriftart, schrift, icon*, symbol*, logo, design, aussehen, optik, oberfläche, layout, " +
      "klingelton, hintergrund, altes design, alte oberfläche, scheußlich, grässlich, augen, lila, orange, gelb, rund, eckig, knopf, knöpfe, schaltfläche, " +
      "symbole, größere schrift, piepton, ton, geräusch, klingel, stimme, alte version, altes menü, neues menü, verschoben, weggenommen, wer hat sich, " +
      "wer kam auf, keiner hat gefragt, zurückhaben, wieder zurück, wieder haben, motiv, dunkelmodus, dunkles design, leiste",
    fr:
      "couleur*, vert, rose, gris, bleu, moche*, laid*, hideu*, police, icône*, logo, design, apparence, mise en page, interface, sonnerie, fond, " +
      "ancienne version, ancien design, laide, affreux, hideux, yeux, violet, orange, jaune, rond, carré, bouton*, caractères plus grands, bip, bruit, son, " +
      "voix, ancienne icône, ancien menu, déplacé, enlevé, qui a eu l'idée, personne n'a demandé, remettez, rendez nous, je veux l'ancien*, thème, " +
      "mode sombre, barre",
    es:
      "color*, verde, rosa, gris, azul, feo, fea, horroros*, letra, fuente, icono*, logo, diseño, apariencia, aspecto, interfaz, sonido, fondo, " +
      "versión anterior, la de antes, horrible, horroroso, horrenda, ojos, morado, naranja, amarillo, redond*, cuadrad*, botón, botones, letra más grande, " +
      "pitido, timbre, ruido, ruidito, voz, versión antigua, menú antiguo, quitad*, quitaron, movid*, a quién se le ocurrió, nadie pidió, devuelvan el, " +
      "quiero el anterior, quiero lo de antes, tema, modo oscuro, barra",
    it:
      "color*, verde, rosa, grigio, blu, brutt*, orrend*, carattere, font, icona, icone, logo, grafica, aspetto, layout, interfaccia, suono, sfondo, " +
      "vecchia versione, brutto, brutta, orribile, occhi, colore, colori, viola, arancione, giallo, rotond*, quadrat*, pulsante, pulsanti, bottone, " +
      "caratteri più grandi, cicalino, rumore, voce, vecchio menu, spostat*, tolto, chi ha avuto l'idea, nessuno ha chiesto, rimettete, ridateci, " +
      "voglio il vecchio, tema, modalità scura, barra",
    pt:
      "cor, cores, verde, rosa, cinza, cinzento, azul, feio, feia, horrível, letra, fonte, ícone*, logo, visual, aparência, aspeto, layout, interface, som, " +
      "fundo, versão antiga, horroros*, olhos, roxo, laranja, amarelo, redond*, quadrad*, botão, botões, letra maior, bipe, apito, toque, barulho, voz, " +
      "menu antigo, tiraram, mudaram, mexeram, quem teve a ideia, ninguém pediu, ninguém me perguntou, devolvam o, quero o antigo, de volta, tema, " +
      "modo escuro, barra",
    nl:
      "kleur*, groen, roze, grijs, blauw, lelijk*, lettertype, icoon*, pictogram*, logo, ontwerp, uiterlijk, vormgeving, lay out, geluid, achtergrond, " +
      "oude versie, oude design, foeilelijk, afschuwelijk, ogen, kleuren, paars, oranje, geel, rond, vierkant, knop, knoppen, grotere letters, piepje, " +
      "geluidje, belletje, stem, oude menu, verplaatst, weggehaald, wie heeft dat bedacht, niemand vroeg, zet terug, wil het oude, wil de oude, thema, " +
      "donkere modus, balk",
    ja:
      "色, ピンク, 緑, 灰色, 青, ダサ, 醜い, フォント, 文字の大きさ, アイコン, ロゴ, デザイン, 見た目, 配色, レイアウト, 背景, 前のデザイン, 元の, 紫, 桃色, 黄色, 丸い, 四角, ボタンの, 字体, 音がうるさ, 効果音, 通知音, 声, 前の画面, 旧デザイン, " +
      "趣味, ダークモード, 元の色, 元に戻して",
  },
  howTo: {
    en: "how to, how do, how can, how does, how should, how would, how long, where do, where can, where is the, where are the, where does, can i, can we, can you tell, can one, may i, could you tell, could you explain, is it possible, is there a, is there any, is there an option, are there, which, what is the, what are the, what does, what happens, what would, what's the, do you support, does it support, do you have, do you offer, does the, do i need, do we need, should i, should we, in which order, recommended way, instructions, tutorial*, guide, manual, documentation, set up, setup, configure, haven't found, can't find the, cannot find the, couldn't find, don't understand how, want to know how, possible to, know whether, know if, wondering, wonder, explain, tell me how, show me how, step by step, until when, who do i",
    de: "wie kann, wie können, wie geht, wie stelle, wie mache, wie richte, wie lange, wie bekomme, wie lösche, wie exportiere, wie erstelle, wie funktioniert, wie ändere, wie ziehe, wie erfahren, wie viele, wo finde, wo kann, wo stelle, wo ist die, wo sehe, wo steht, kann ich, kann man, können wir, könnte man, darf ich, gibt es, ist es möglich, geht das, lässt sich, lassen sich, welche*, was bedeutet, was passiert, was ist der, muss ich, müssen wir, sollte ich, anleitung*, handbuch, dokumentation, einstell*, einricht*, konfigur*, erklären, finde .. nicht, wüsste gern*, möchte wissen, würde gern wissen, frage, fragen, unterstützt, schritt für schritt, bis wann, an wen",
    fr: "comment, où trouver, où puis je, où est, où se trouve, où se, est il possible, est ce possible, est ce que, est ce qu, peut on, puis je, pouvons nous, pourrait on, peut il, y a t il, existe t il, faut il, dois je, devons nous, quel, quelle, quels, quelles, que se passe, qu'est ce, combien de temps, mode d'emploi, notice, guide, tutoriel, documentation, paramétr*, configur*, expliquer, je cherche, je ne trouve pas, savoir si, savoir comment, question, prévenu*, étapes, à qui, jusqu'à quand, marche à suivre, démarche",
    es: "cómo, dónde, se puede, puedo, podemos, podría*, es posible, hay alguna, hay algún, hay forma, hay manera, existe, tengo que, tenemos que, debo, cuál, cuáles, qué pasa, qué significa, qué ocurre, cuánto tiempo, cuánto tarda, guía, manual, instrucciones, tutorial*, documentación, configur*, explicar, no encuentro, saber si, saber cómo, pregunta, duda, consulta, pasos, a quién, hasta cuándo",
    it: "come si, come posso, come faccio, come possiamo, come funziona, come le, come mai, come, dove, si può, si possono, posso, possiamo, potrei, è possibile, c'è un modo, c'è modo, c'è un, esiste, esistono, devo, dobbiamo, quale, quali, cosa succede, che cosa, quanto tempo, guida, manuale, istruzioni, tutorial*, documentazione, impost*, configur*, spiegare, non trovo, sapere se, sapere come, domanda, passaggi, a chi, entro quando",
    pt: "como, onde, dá para, dá pra, posso, podemos, pode se, é possível, existe, há alguma, há algum, há forma, tem como, tem algum, tem alguma, preciso, precisamos, devo, qual, quais, o que acontece, o que significa, quanto tempo, guia, manual, instruções, tutorial*, documentação, configur*, explicar, não encontro, não acho, saber se, saber como, pergunta, dúvida, passo a passo, a quem, até quando, consigo cadastrar, por qual",
    nl: "hoe kan, hoe kunnen, hoe stel, hoe maak, hoe werkt, hoe krijg, hoe lang, hoe voeg, hoe zet, hoe doe, hoe moet, waar kan, waar vind, waar zet, waar staat, waar stel, kan ik, kunnen we, kunnen wij, kan je, kan men, mag ik, is het mogelijk, is er een, zijn er, bestaat, welke, wat betekent, wat gebeurt, wat is de, moet ik, moeten we, voldoen, voldoet, ondersteun*, handleiding, uitleg, instructie*, documentatie, instell*, instelling*, configur*, uitleggen, kan .. niet vinden, vraag, vraagje, weten of, weten hoe, stap voor stap, tot wanneer, aan wie",
    ja: "方法, 教えて, ご教示, やり方, 手順, どうすれば, どうやって, どのように, どこで, どこから, どちら, どの, 可能でしょうか, 可能ですか, できますか, できますでしょうか, できるでしょうか, ことはできます, ありますか, ありますでしょうか, でしょうか, ですか, ますか, 設定したい, 知りたい, マニュアル, 使い方, 仕方, 変え方, 質問, 説明, いつまで, 対応しています",
    ko: "어떻게",
    zh: "如何, 怎么",
  },
  otherTopic: {
    en:
      "newsletter*, interview, magazine, journalist, press, partner*, partnership, reseller, sponsor*, fair, exhibition, conference, stand, questionnaire, " +
      "survey, audit questionnaire, delivery, deliver, delivered, shipment, shipping of, parcel, order arrive, return, recycling, technician, appointment, " +
      "visit, fitter, training, job, career, application for, internship, thesis, student, your website on page, rank, seo, backlink*, marketing, unsubscribe, " +
      "blog, installer*, installation, certificate of attendance, report on the incident, post mortem, final report, reference customer, logo permission, " +
      "phone number, opening hours, call me, callback, charity, donation, stop writing, writing to me, don't want your, do not want your, promotion, " +
      "promotions, promotional, advert*, advertising, spam from you, your mails, tips, take me off, off your list, mailing from you, calling me, cold call*, " +
      "sales call*, webinar, your host, apology, apologise in writing, complaint, poor service, slow answer, late answer, your answer came, answered after, " +
      "automatic mails, automatic reply, copy and paste, rate us, how likely, your survey, punctual*, technician came, technician was, never turned up, " +
      "did not turn up, nobody joined, missed call, call was arranged, appointment with, arranged a call, lead time, ordered, wrong item, wrong colour, " +
      "sent grey, sent the wrong, spare part, package, packing, courier, returned, supplier list, agency, press request, comment for, poster, students, study, " +
      "root cause, root cause report, auditors would like, reference, test, testing, ignore all previous, previous instructions, system prompt, " +
      "just wanted to say, that's all, wanted you to know, compliment*, tell her, tell him, pass on",
    de:
      "newsletter*, interview*, zeitschrift, journalist*, presse*, partner*, wiederverkäufer, händler werden, sponsor*, messe*, konferenz, stand, fragebogen*, " +
      "umfrage, lieferung*, liefer*, geliefert, paket, versand, rücksendung, retoure*, recycling, entsorg*, techniker*, monteur*, termin*, einbau, schulung*, " +
      "bewerb*, stelle, praktikum, werbung, abmelden, blog, installateur*, abschlussbericht, bericht über, referenz, telefonnummer, öffnungszeiten, rückruf, " +
      "spende*, lob, beschwerde, rundbrief*, rundschreiben, werbemails, werbeanrufe, abbestell*, von der liste, verteiler, anrufe von ihnen, beschweren, " +
      "entschuldigung verlange, schlechter service, antwort kam, automatische antwort, textbausteine, bewertung, termin mit, kam nicht, nicht erschienen, " +
      "niemand kam, lieferzeit, bestellt und, falsche ware, ersatzteil, studie, bericht zum, revision, kompliment, wollte nur sagen, ausrichten, richten sie, " +
      "systemprompt, anweisungen",
    fr:
      "newsletter*, lettre d'information, interview, magazine, journaliste*, presse, partenaire*, partenariat, revendeur*, sponsor*, mécénat, salon, " +
      "conférence, stand, questionnaire*, enquête, livraison*, livr*, colis, expédition, retour*, recycl*, technicien*, installateur*, rendez vous, " +
      "intervention, formation*, candidature, emploi, stage, publicité, désinscri*, blog, installation, rapport, référence, numéro de téléphone, horaires, " +
      "rappel, don, infolettre, pub, promotions, désabonn*, retirez moi, démarchage, appels commerciaux, réclamation, plainte, excuses, mauvais service, " +
      "réponse tardive, réponse automatique, avis, rendez vous manqué, pas venu, personne n'est venu, livré*, commande, pièce de rechange, entretien, étude, " +
      "rapport final, audit, compliments, transmettez, félicitations, tenais à, voulais juste, instructions",
    es:
      "boletín*, newsletter*, entrevista*, revista, periodista*, prensa, colabora*, socio, partner*, distribuidor*, patrocin*, feria*, congreso, stand, " +
      "cuestionario*, encuesta*, entrega*, envío*, envia* .. pedido, paquete, aduana, devolver el, recicla*, técnico*, instalador*, cita, visita, formación, " +
      "curso, empleo, prácticas, currículum, publicidad, blog, instalación, informe, referencia, teléfono, horario, felicita*, queja, boletines, promociones, " +
      "darme de baja del boletín, bórrenme, borren, quítenme, llamadas comerciales, reclamación, disculpas, mal servicio, respuesta tardía, " +
      "respuesta automática, valoración, valórenos, cita con el técnico, no se presenta, no aparece, no vino, pedido, repuesto, devolución, colaboración, " +
      "estudio, informe final, auditoría, felicit*, enhorabuena, solo quería decir, transmitan, instrucciones",
    it:
      "newsletter*, intervista*, rivista, giornalist*, stampa, partner*, collabora*, rivenditor*, sponsor*, fiera, congresso, stand, questionari*, sondaggio, " +
      "consegn*, spediz*, pacco, reso, restituzione, ricicl*, tecnico, tecnici, installator*, appuntamento, visita, formazione, corso, lavoro, candidatur*, " +
      "tirocinio, pubblicità, disiscri*, blog, installazione, relazione, referenz*, telefono, orari, elogio, reclamo, promozioni, cancellatemi, telefonate, " +
      "chiamate a cena, call center, lamentela, scuse, pessimo servizio, risposta tardiva, risposte copiate, risposta automatica, recensione, " +
      "appuntamento con, non si è presentato, non è venuto, consegna, spedizione, ordine, ricambio, collaborazione, rivenditore, giornalista, studio, " +
      "rapporto finale, revisione, complimenti, volevo solo dire, riferite, istruzioni",
    pt:
      "newsletter*, boletim, entrevista*, revista, jornalista*, imprensa, parceir*, parceria, revend*, patrocín*, feira, congresso, estande, stand, " +
      "questionário*, pesquisa de, entrega*, encomenda, envio, pacote, devolu*, recicl*, técnico*, instalador*, visita, treinamento, formação, curso, vaga*, " +
      "emprego, estágio, currículo, publicidade, blog, instalação, relatório final, referência, telefone, horário*, elogio*, reclamação, propaganda, promoção, " +
      "promoções, descadastr*, me tirem, parem de me mandar, telemarketing, ligações comerciais, queixa, desculpas, péssimo atendimento, resposta demorada, " +
      "resposta automática, pesquisa, avaliação, visita do técnico, não apareceu, não veio, peça, devolução, revendedor, estudo, auditoria, parabéns pelo, " +
      "só queria dizer, transmitam, instruções",
    nl:
      "nieuwsbrief*, interview*, tijdschrift, journalist*, pers, partner*, samenwerk*, wederverkoper*, sponsor*, beurs, congres, stand, vragenlijst*, enquête, " +
      "levering*, lever*, bezorg*, pakket, verzend*, retour*, recycl*, inleveren, monteur*, installateur*, afspraak, bezoek, training, cursus, vacature*, " +
      "sollicit*, stage, reclame, uitschrijven, blog, installatie, rapport over, referentie, telefoonnummer, openingstijden, terugbellen, compliment*, klacht, " +
      "aanbiedingen, uitschrijven voor, haal me van, verkooptelefoontjes, bellen mij, excuses, slechte service, laat antwoord, standaardtekst, " +
      "automatisch antwoord, beoordeling, afspraak met, niet komen opdagen, niet gekomen, bezorging, besteld, onderdeel, samenwerking, onderzoek, eindrapport, " +
      "evaluatie, audit, petje af, wilde alleen zeggen, geef door, instructies",
    ja:
      "メルマガ, 取材, インタビュー, 雑誌, 記者, 代理店, 提携, パートナー, 協賛, 展示会, 出展, 調査票, アンケート, 配送状況, 納品, 納期, 配達, 返品, リサイクル, 回収, 技術者, 作業員, 訪問, 工事, 研修, 採用, インターン, 営業, 広告, 配信停止, ブログ, " +
      "施工, 報告書, 導入事例, 電話番号, 営業時間, お礼, 苦情, 宣伝, 広告メール, 販促, 解除して, 解除しても, 営業電話, 勧誘, クレーム, 謝罪, 対応が悪, 返事が遅, 自動返信, 来なかった, 来ません, 荷物, 注文品, 部品, 研究, 監査, 褒め, お伝えしたく, 指示",
  },
  device: {
    en: "printer, scanner, thermostat, boiler, heating, terminal, terminals, till, tills, card reader*, reader, readers, door, doors, lock, locks, tablet, phone, camera, sensor, bell, battery, firmware, bluetooth",
    de: "drucker, scanner, thermostat*, heizung*, terminal*, kasse, kassen, kartenleser*, leser, tür, türen, schloss, tablet*, handy, kamera, sensor*, stempeluhr*, drehkreuz*, firmware, bluetooth, gerät*",
    fr: "imprimante*, scanner, thermostat*, chaudière, chauffage, terminal, terminaux, caisse*, lecteur*, porte*, serrure*, tablette*, téléphone, caméra, capteur*, badge*, badgeuse*, appareil*",
    es: "impresora*, escáner, termostato*, caldera, calefacción, datáfono*, terminal*, caja, cajas, lector*, puerta*, cerradura*, tableta*, móvil, cámara, sensor*, fichador*, aparato*, dispositivo*",
    it: "stampante, scanner, termostato*, caldaia, riscaldamento, terminale, terminali, cassa, casse, lettore, lettori, porta, porte, serratur*, tablet, telefono, telecamera, sensor*, badge, tornell*, dispositiv*",
    pt: "impressora*, scanner, termostato*, caldeira, aquecedor*, aquecimento, terminal, terminais, maquininha*, caixa, caixas, leitor*, porta, portas, fechadura*, tablet, celular, telemóvel, câmera, sensor*, catraca*, aparelho*",
    nl: "printer, scanner, thermostaat*, ketel, verwarming, terminal*, kassa, kassa's, pinautoma*, lezer*, deur, deuren, slot, tablet, telefoon, camera, sensor*, prikklok*, poortje*, apparaat",
    ja: "プリンタ, スキャナ, サーモスタット, 暖房, ボイラー, 端末, レジ, リーダー, ドア, 扉, 鍵, タブレット, スマホ, カメラ, センサー, 打刻, 機器, バーコード",
  },
} as const satisfies Readonly<Record<string, SignalWords>>;
