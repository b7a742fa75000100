import type { SignalWords } from "./find-signals.js";

/** Whom and what trouble reaches: how many people, whose data, who got in, who may be hurt. */
export const AFFECTED_WORDS = {
  people: {
    en:
      "staff, nurses, doctors, drivers, colleagues, employees, workers, guests, passengers, patients, students, pupils, customers, clients, members, " +
      "families, tenants, residents, farmers, packers, cashiers, teachers, carers, users, people, persons, visitors, volunteers, parents, agents, " +
      "dispatchers, technicians, engineers, lawyers, consultants, operators, riders, couriers, pharmacists, surgeons, midwives, inspectors, clerks, " +
      "sellers, buyers, growers, officers, firefighters, players, fans, candidates, applicants, tourists, neighbours, employers, crew, crews, team, " +
      "teams, of us, team members, subscribers, merchants, owners, sales, receptionists, waiters, cooks, chefs, trainers, librarians, readers, donors, " +
      "fitters, mechanics, electricians, inpatients, occupants, commuters, travellers, holders, foremen, shift",
    de:
      "leute, mitarbeiter*, kollegen, kolleginnen, pfleger*, pflegekr*, pflegerinnen, ärzte*, ärztinnen, fahrer*, gäste*, fahrgäste*, passagiere*, " +
      "patienten, patientinnen, schüler*, studenten, studierende*, kunden, kundinnen, mitglieder*, familien, mieter*, bewohner*, landwirte*, packer, " +
      "kassierer*, lehrer*, lehrkräfte*, nutzer*, anwender*, personen, menschen, besucher*, ehrenamtliche*, eltern, disponenten, techniker, monteure*, " +
      "anwälte*, berater*, bauern, zusteller, boten, apotheker*, hebammen, beschäftigte*, belegschaft, besatzung, mannschaft, schicht, schichten, " +
      "kinder*, teilnehmer*, leser*, spieler, kandidaten, bewerber*, touristen, nachbarn, abonnenten, händler, köche, kellner, trainer, handwerker, " +
      "pendler, reisende*, einsatzkräfte*, mann, köpfe, erzieherinnen, von uns, pflegekraft, azubis, sachbearbeiter*",
    fr:
      "personnes, collègues, employés, salariés, infirmières, infirmiers, médecins, docteurs, chauffeurs, clients, clientes, patients, élèves, " +
      "étudiants, adhérents, membres, familles, locataires, résidents, habitants, agriculteurs, caissiers, caissières, enseignants, profs, professeurs, " +
      "utilisateurs, visiteurs, bénévoles, parents, agents, techniciens, avocats, conseillers, livreurs, pharmaciens, voyageurs, passagers, équipage, " +
      "équipe, équipes, lecteurs, joueurs, candidats, touristes, voisins, abonnés, commerçants, cuisiniers, serveurs, ouvriers, artisans, pompiers, " +
      "soignants, aides-soignantes, gens, d'entre nous, enfants, vacanciers, conducteurs, copropriétaires, opérateurs, vendeurs, gardiens",
    es:
      "personas, compañeros, empleados, trabajadores, enfermeras, enfermeros, médicos, doctores, conductores, clientes, pacientes, alumnos, " +
      "estudiantes, socios, miembros, familias, inquilinos, residentes, vecinos, agricultores, cajeros, cajeras, profesores, maestros, usuarios, " +
      "visitantes, voluntarios, padres, agentes, técnicos, abogados, asesores, repartidores, farmacéuticos, pasajeros, viajeros, huéspedes, " +
      "tripulación, equipo, equipos, lectores, jugadores, candidatos, turistas, abonados, suscriptores, comerciantes, cocineros, camareros, obreros, " +
      "bomberos, gente, de nosotros, niños, operarios, vendedores, colegiados, plantilla, comensales, internos",
    it:
      "persone, colleghi, dipendenti, infermieri, infermiere, medici, dottori, autisti, clienti, pazienti, alunni, studenti, soci, membri, famiglie, " +
      "inquilini, residenti, condomini, agricoltori, cassieri, cassiere, insegnanti, docenti, utenti, visitatori, volontari, genitori, agenti, tecnici, " +
      "avvocati, consulenti, corrieri, farmacisti, passeggeri, viaggiatori, ospiti, equipaggio, squadra, squadre, lettori, giocatori, candidati, " +
      "turisti, vicini, abbonati, commercianti, cuochi, camerieri, operai, vigili del fuoco, gente, di noi, bambini, operatori, venditori, addetti, " +
      "maestre, cittadini, iscritti",
    pt:
      "pessoas, colegas, funcionários, empregados, enfermeiras, enfermeiros, médicos, doutores, motoristas, clientes, pacientes, alunos, estudantes, " +
      "sócios, membros, famílias, inquilinos, moradores, residentes, vizinhos, agricultores, caixas, professores, usuários, utilizadores, visitantes, " +
      "voluntários, pais, agentes, técnicos, advogados, consultores, entregadores, estafetas, farmacêuticos, passageiros, viajantes, hóspedes, " +
      "tripulação, equipe, equipa, leitores, jogadores, candidatos, turistas, assinantes, comerciantes, cozinheiros, garçons, operários, bombeiros, " +
      "gente, de nós, crianças, operadores, vendedores, atendentes, colaboradores, condôminos, turma",
    nl:
      "mensen, collega's, medewerkers, werknemers, verpleegkundigen, artsen, dokters, chauffeurs, klanten, patiënten, leerlingen, studenten, leden, " +
      "gezinnen, families, huurders, bewoners, boeren, caissières, kassamedewerkers, leraren, docenten, gebruikers, bezoekers, vrijwilligers, ouders, " +
      "agenten, monteurs, technici, advocaten, adviseurs, bezorgers, apothekers, passagiers, reizigers, gasten, bemanning, ploeg, team, teams, lezers, " +
      "spelers, kandidaten, toeristen, buren, abonnees, winkeliers, koks, obers, arbeiders, brandweerlieden, van ons, kinderen, ambtenaren, man, " +
      "personen, cliënten, planners, verkopers, zorgverleners, verzorgenden, deelnemers, inwoners",
    ja:
      "社員, 職員, 従業員, スタッフ, 看護師, 医師, 先生方, 運転手, ドライバー, 乗務員, お客様, お客さん, 利用者, 患者, 生徒, 児童, 学生, 会員, 家族, 入居者, 住民, 入所者, 農家, 教員, 教師, ユーザー, 来館者, 来場者, 保護者, 担当者, " +
      "技術者, 乗客, 旅客, 宿泊客, 宿泊者, 班員, 隊員, 読者, 受験者, 観光客, 組合員, 店員, 配達員, 園児, メンバー, 作業員, 同僚, 受講者, 参加者, 市民, 町民, 人待ち, 人以上, 人ほど, 人が, 人全, 名が, 名全",
  },
  none: {
    en:
      "none of, not one, not a single, no one, nobody, neither of, not any, none, nowhere, not even one, nothing works, not anywhere, no more than, " +
      "not a soul, no phone, no till, no device, no door, no screen, no printer, no user, no patient, no customer, no card, no call, no order, " +
      "no vehicle, no truck, no terminal, no machine, no employee",
    de:
      "keiner, keine der, keines, keinem, kein einziger, kein einziges, keine einzige, niemand, niemanden, niemandem, nirgends, nirgendwo, kein mensch, " +
      "weder, kein gerät, kein telefon, keine kasse, keine tür, kein bildschirm, kein drucker, kein nutzer, kein kunde, keine karte, kein anruf, " +
      "kein auftrag, kein fahrzeug, kein rechner, kein mitarbeiter, keine pflegekraft, kein patient, keine bestellung, kein schloss",
    fr:
      "aucun, aucune, personne ne, plus personne, plus aucun, plus aucune, pas un seul, pas une seule, nul ne, nulle part, ni l'un, pas un, pas une, " +
      "plus un seul",
    es: "ninguno, ninguna, ningún, nadie, ni uno, ni una, ni un solo, ni una sola, en ningún sitio, en ninguna parte, tampoco nadie",
    it: "nessuno, nessuna, nessun, neanche uno, nemmeno uno, neanche una, nemmeno una, neppure uno, non uno, da nessuna parte",
    pt: "nenhum, nenhuma, ninguém, nem um, nem uma, em lugar nenhum, em nenhum lugar, nem um só, nem sequer um",
    nl:
      "geen van, geen enkele, geen enkel, niemand, niet één, nergens, geen mens, geen kassa, geen deur, geen telefoon, geen pas, geen scherm, " +
      "geen apparaat, geen gebruiker, geen klant, geen patiënt, geen bestelling",
    ja: "誰も, だれも, 誰一人, 一人も, 一台も, 一つも, ひとつも, 一件も, 一枚も, どれも, どこも, どの端末, 誰ひとり, 一店も, 一本も, 全滅, いずれも",
  },
  anyone: {
    en:
      "anyone can, anybody can, anyone could, anyone with, whoever, everybody can see, everyone can see, any name, any number, any code, any card, " +
      "any password, any badge, any key, without a password, without password, without logging in, without signing in, without login, no password, " +
      "no login, open to all, open to everyone, open to the world, on the open web, publicly, public link, for all to see, to be seen by, " +
      "found on google, in google, search engine, on the internet, the whole internet, changing the number, change the number, change one digit, " +
      "by changing, next number, without asking, no check, accepts any, opens with any, regardless of who, visible to all, visible to everyone, " +
      "visible to anyone, freely accessible, unprotected, out in the open, can be read by, every member can, guests can, every user can",
    de:
      "jeder kann, jeder konnte, jedermann, jeder beliebige, jede beliebige, jeder beliebigen, beliebige*, wer will, ohne passwort, ohne kennwort, " +
      "ohne anmeldung, ohne anmelden, ohne login, ohne einloggen, kein passwort, offen für alle, für alle sichtbar, für alle einsehbar, für jeden, " +
      "öffentlich, frei zugänglich, frei abrufbar, offen im netz, im netz, im internet, bei google, über google, suchmaschine*, ungeschützt*, " +
      "nummer ändert, nummer ändere, ziffer ändert, ziffer, jede karte, jeder karte, jedem passwort, jedes passwort, mit jedem, ohne prüfung, " +
      "offen herum, von allen gelesen, alle können, können alle, kann jeder, kann ja jeder, konnte jeder, einsehbar",
    fr:
      "n'importe qui, n'importe quel*, n'importe quelle, tout le monde peut, tout le monde pouvait, chacun peut, quiconque, sans mot de passe, " +
      "sans se connecter, sans identifiant, sans connexion, sans authentification, sans contrôle, ouvert à tous, accessible à tous, visible de tous, " +
      "visible par tous, publiquement, public, publique, en libre accès, libre accès, sur google, dans google, moteur de recherche, sur internet, " +
      "sur le web, sans protection, en changeant le, en modifiant le, changer un chiffre, dernier chiffre, toute carte, quel que soit le code, " +
      "quel que soit le badge, tous peuvent, à la vue de tous, tous les autres peuvent, consultable",
    es:
      "cualquiera, cualquier persona, cualquier tarjeta, cualquier código, cualquier clave, cualquier contraseña, cualquier nombre, quienquiera, " +
      "todo el mundo puede, todos pueden, sin contraseña, sin iniciar sesión, sin identificarse, sin clave, sin entrar, sin control, abierto a todos, " +
      "abierta a todos, visible para todos, a la vista de todos, público, pública, públicamente, en google, buscador, en internet, en abierto, " +
      "sin protección, desprotegid*, cambiando el número, si cambia el, cambiar el último, último número, accesible, accesibles, al alcance de",
    it:
      "chiunque, qualsiasi, qualunque, tutti possono, possono vedere tutti, senza password, senza accedere, senza accesso, senza login, " +
      "senza credenziali, senza controllo, aperto a tutti, aperta a tutti, visibile a tutti, visibili a tutti, sotto gli occhi di tutti, pubblico, " +
      "pubblica, pubblicamente, su google, motore di ricerca, su internet, in rete, in chiaro, non protett*, cambiando il numero, cambiando una cifra, " +
      "ultima cifra, accessibile a, accessibili a, alla portata di, tutti vedono, tutti leggono",
    pt:
      "qualquer um, qualquer pessoa, qualquer cartão, qualquer código, qualquer senha, qualquer nome, quem quiser, todo mundo pode, todos podem, " +
      "todos conseguem, sem senha, sem palavra-passe, sem login, sem entrar, sem se identificar, sem controle, aberto a todos, aberta a todos, " +
      "visível para todos, à vista de todos, público, pública, publicamente, no google, buscador, na internet, desprotegid*, mudando o número, " +
      "trocando o número, mudar o número, último número, último dígito, acessível, acessíveis, ao alcance de",
    nl:
      "iedereen kan, iedereen kon, kan iedereen, elk willekeurig*, willekeurige, wie dan ook, zonder wachtwoord, zonder inloggen, zonder in te loggen, " +
      "zonder aanmelden, zonder code, geen wachtwoord, open voor iedereen, voor iedereen zichtbaar, zichtbaar voor iedereen, voor iedereen te zien, " +
      "openbaar*, publiek, vrij toegankelijk, op google, via google, zoekmachine*, op internet, op het internet, onbeveiligd*, onbeschermd*, " +
      "nummer verander*, cijfer verander*, ander nummer, elke pas, elke kaart, elke code, allemaal zien, te lezen voor, te bekijken door",
    ja:
      "誰でも, だれでも, どなたでも, 誰にでも, 誰からも, パスワードなし, パスワード無し, パスワードなく, ログインなし, ログインせず, ログインしなくても, 認証なし, 合言葉なし, 暗証番号なし, 一般公開, 公開され, 公開状態, 丸見え, まる見え, 筒抜け, 検索に出, " +
      "検索で出, グーグル, ネット上, インターネット上, 番号を変え, 数字を変え, どのカードでも, どんな番号でも, 適当な番号, 全員に見え, みんなに見え, 見放題, 無防備, 外部から見え, 外から見え",
  },
  others: {
    en:
      "another customer, other customers, other clients, another client, someone else's, somebody else's, other people's, another patient, " +
      "other patients, another company, other companies, another user, other users, other tenants, another tenant, neighbour's, next customer, " +
      "other families, another person's, a different customer, other members, another school, competitor, competitors, rival, belong to a, " +
      "belongs to a, not ours, not mine, isn't mine, aren't ours, strangers', of a stranger, other firms, another firm, wrong customer, wrong patient, " +
      "wrong person, wrong recipient, wrong people, opposing party, other side's, other party",
    de:
      "anderer kunde, anderen kunden, andere kunden, anderer kunden, eines anderen, einer anderen, eines fremden, fremde, fremden, fremder, fremdes, " +
      "anderer leute, anderer patient*, anderen patienten, andere firma, anderen firma, anderer nutzer, anderen nutzer*, anderer mieter, nachbarn, " +
      "des nächsten kunden, anderer familien, anderer mitglieder, konkurrenz, konkurrent*, mitbewerber*, gegenseite, gehört nicht uns, nicht unsere, " +
      "nicht von uns, nicht meine, falschen kunden, falschen patienten, falscher kunde, falschen empfänger*, wildfremd*, anderen praxis, " +
      "anderen schule, anderer mandanten, unbeteiligte*, dritte, dritten",
    fr:
      "autre client, autres clients, d'un autre, d'une autre, d'autres, quelqu'un d'autre, autre patient, autres patients, autre société, " +
      "autre entreprise, autre utilisateur, autres utilisateurs, autres locataires, du voisin, des voisins, client suivant, autres familles, " +
      "autres membres, autres adhérents, concurrent*, la concurrence, partie adverse, pas les nôtres, pas la mienne, pas à nous, ne nous appartien*, " +
      "ne m'appartien*, mauvais client, mauvais patient, mauvais destinataire, inconnus, inconnu, étrangers, tiers, mauvaise personne",
    es:
      "otro cliente, otros clientes, otra clienta, de otro, de otra, de otros, de otras, otra persona, otras personas, otro paciente, otros pacientes, " +
      "otra empresa, otras empresas, otro usuario, otros usuarios, del vecino, de los vecinos, siguiente cliente, del siguiente, otras familias, " +
      "otros socios, competencia, competidor*, parte contraria, no es mío, no son nuestros, no es nuestro, no son míos, cliente equivocado, " +
      "paciente equivocado, persona equivocada, destinatario equivocado, desconocidos, extraños, ajenos, ajenas, ajeno, ajena, terceros",
    it:
      "altro cliente, altri clienti, di un altro, di un'altra, di altri, di altre, altra persona, altre persone, altro paziente, altri pazienti, " +
      "altra azienda, altre aziende, altro utente, altri utenti, del vicino, dei vicini, cliente successivo, altre famiglie, altri soci, concorrente, " +
      "concorrenti, concorrenza, controparte, non è mio, non sono nostri, non è nostro, non sono miei, cliente sbagliato, paziente sbagliato, " +
      "persona sbagliata, destinatario sbagliato, sconosciuti, estranei, altrui, terzi",
    pt:
      "outro cliente, outros clientes, de outro, de outra, de outros, de outras, outra pessoa, outras pessoas, outro paciente, outros pacientes, " +
      "outra empresa, outras empresas, outro usuário, outros usuários, do vizinho, dos vizinhos, próximo cliente, outras famílias, outros sócios, " +
      "concorrente*, concorrência, parte contrária, não é meu, não são nossos, não é nosso, não são meus, cliente errado, paciente errado, " +
      "pessoa errada, destinatário errado, desconhecidos, estranhos, alheios, alheia, alheio, terceiros",
    nl:
      "andere klant, andere klanten, een andere klant, van een ander, van anderen, iemand anders, andere mensen, andere patiënt, andere patiënten, " +
      "ander bedrijf, andere bedrijven, andere gebruiker, andere gebruikers, van de buren, buurman, volgende klant, andere gezinnen, andere leden, " +
      "concurrent, concurrenten, concurrentie, wederpartij, tegenpartij, niet van mij, niet van ons, niet de onze, verkeerde klant, verkeerde patiënt, " +
      "verkeerde persoon, verkeerde ontvanger, vreemden, vreemde, onbekenden, derden",
    ja:
      "他の客, 他のお客様, ほかのお客様, 別のお客様, 別の顧客, 他の顧客, 他人の, 他人が, 他の利用者, 別の利用者, 別の患者, 他の患者, 別の会社, 他社の, 他社に, 別のユーザー, 他のユーザー, 隣の, お隣の, 次の客, 別の家, よその, 競合, 相手方, " +
      "うちのではない, 当社のものでは, 私のものでは, 自分のではない, 見知らぬ, 知らない人, 身に覚え, 覚えのない, 第三者, 部外者, 無関係の, 別人, 宛先違い, 違う患者, 違う人",
  },
  alone: {
    en:
      "only me, just me, i work alone, on my own, by myself, one-man, one-woman, one person, single person, sole trader, self-employed, freelance, " +
      "freelancer, my own shop, i am alone, i'm alone, alone here, just mine, only mine, only my, just my, only on mine, colleagues are fine, " +
      "others are fine, for the others it works, works for everyone else, works for the others, everybody else can, everyone else can, " +
      "everyone else is fine, only one, one colleague, one of us, one employee, one desk, a single, my shop, my studio, my small, my little, " +
      "my business, i run a, just the one, nobody else, no one else, my laptop, my computer, my phone, my login",
    de:
      "nur bei mir, nur ich, nur mich, bei mir allein, ich allein, arbeite allein, alleine, allein, einzelunternehmer*, einzelkämpfer*, einmannbetrieb, " +
      "ein-mann-betrieb, ein-personen, selbstständig, selbständig, freiberuflich*, freiberufler*, solo, mein laden, mein kleiner, meine kleine, " +
      "mein betrieb, mein geschäft, mein shop, meine praxis, bei den anderen geht, bei allen anderen, die anderen können, kollegen haben das nicht, " +
      "bei den kollegen geht, nur an meinem, nur mein, nur meine, nur ein, nur eine, einem einzigen, einer kollegin, ein kollege, eine kollegin, " +
      "an einem platz, mein rechner, mein laptop, mein handy, mein zugang, bei mir, nur einer",
    fr:
      "chez moi seul*, je suis seul, je suis seule, seul, seule, toute seule, tout seul, moi seul, que chez moi, que moi, uniquement chez moi, " +
      "juste moi, je travaille seul*, indépendant*, auto-entrepreneur, autoentrepreneur, à mon compte, libérale, ma boutique, mon cabinet, " +
      "mon entreprise, ma petite, mon petit, mon atelier, mes collègues n'ont, chez les autres, les autres peuvent, chez mes collègues, un seul poste, " +
      "une seule, un seul, une collègue, un collègue, mon poste, mon ordinateur, mon téléphone, mon accès, sur le mien",
    es:
      "solo a mí, sólo a mí, solo yo, yo solo, yo sola, estoy solo, estoy sola, trabajo solo, trabajo sola, autónom*, freelance, por mi cuenta, " +
      "mi tienda, mi negocio, mi taller, mi pequeñ*, mi consulta, mi empresa, a mis compañeros les, los demás pueden, a los demás, en los demás, " +
      "un solo puesto, un solo, una sola, solo en el mío, una compañera, un compañero, mi ordenador, mi portátil, mi móvil, mi acceso, mi usuario, " +
      "solo en mi",
    it:
      "solo a me, solo io, io solo, da solo, da sola, sono solo, sono sola, lavoro da solo, lavoro da sola, partita iva, libero professionista, " +
      "freelance, in proprio, il mio negozio, la mia bottega, il mio studio, la mia attività, il mio piccolo, la mia piccola, ai colleghi funziona, " +
      "gli altri possono, agli altri, dagli altri, una sola, un solo, solo sul mio, una collega, un collega, il mio computer, il mio portatile, " +
      "il mio telefono, il mio accesso, il mio profilo",
    pt:
      "só comigo, só eu, só a mim, sozinho, sozinha, trabalho sozinh*, autônom*, autónom*, freelancer, por conta própria, minha loja, meu negócio, " +
      "minha oficina, meu pequeno, minha pequena, meu consultório, minha empresa, meus colegas conseguem, os outros conseguem, para os outros, " +
      "nos outros, um só, uma só, só no meu, uma colega, um colega, meu computador, meu notebook, meu celular, meu telemóvel, meu acesso, meu usuário, " +
      "apenas no meu",
    nl:
      "alleen bij mij, alleen ik, ik alleen, alleen mijn, werk alleen, in mijn eentje, eenmanszaak, zzp, zzp'er, zelfstandig*, freelance*, mijn winkel, " +
      "mijn zaak, mijn praktijk, mijn bedrijfje, mijn kleine, bij de anderen, de anderen kunnen, bij collega's werkt, bij collega's doet, maar één, " +
      "slechts één, één collega, een collega, mijn computer, mijn laptop, mijn telefoon, mijn account, mijn inlog, enkel bij mij",
    ja:
      "私だけ, 自分だけ, わたしだけ, 僕だけ, 一人だけ, 私のだけ, 私の端末だけ, 一台だけ, 一人で, ひとりで, 個人事業, 自営, フリーランス, 一人店主, 小さな店, うちの店, 私の店, 一台しか, 他の人は, 同僚は使え, 周りは使え, ほかの人は, 他の端末では, " +
      "他の社員は, 一名だけ, 一名のみ, 私のパソコン, 私のアカウント",
  },
  foreign: {
    en:
      "from abroad, foreign country, from vietnam, from russia, from china, from nigeria, from brazil, from another country, unknown ip, " +
      "unknown device, unknown address, strange address, strange sign-in, unknown admin, new admin, global admin, not created by us, " +
      "none of us created, nobody here created, we didn't create, i didn't create, never created, i didn't do, it wasn't me, wasn't us, wasn't me, " +
      "not by us, i did not request, i didn't request, i didn't order, at 0 am, at 0 at night, in the middle of the night, during the night, " +
      "in my sleep, while i slept, two places at once, forwarding rule, forwarded to an unknown, i don't know, i do not know, never been, " +
      "nobody by that name, no one by that name, not one of ours, doesn't work here, no longer works here, left us, left the company, dismissed, " +
      "former employee, ex-employee, former colleague, was fired, still gets in, still has access, still logs in",
    de:
      "aus dem ausland, aus russland, aus china, aus vietnam, aus nigeria, aus brasilien, fremdes land, fremdem gerät, unbekannte ip, " +
      "unbekanntes gerät, unbekannter, unbekannte, unbekannten, neuer admin, neuer administrator, nicht von uns angelegt, von uns hat keiner, " +
      "von uns hat niemand, haben wir nicht angelegt, habe ich nicht, haben wir nicht, war ich nicht, waren wir nicht, nicht von mir, " +
      "nicht angefordert, nicht bestellt, nachts um, um 0 uhr nachts, mitten in der nacht, während ich schlief, im schlaf, weiterleitungsregel, " +
      "weiterleitung, kenne ich nicht, kennen wir nicht, kennt hier niemand, keinen dieses namens, gibt es hier nicht, arbeitet nicht mehr, " +
      "ausgeschieden*, ehemalige*, gekündigt*, entlassen*, kommt noch rein, hat noch zugriff, kann noch, kommt weiterhin",
    fr:
      "depuis l'étranger, de l'étranger, de russie, de chine, du vietnam, du nigeria, du brésil, pays inconnu, appareil inconnu, adresse inconnue, " +
      "ip inconnue, connexion inconnue, nouvel administrateur, nouvel admin, pas créé par nous, nous n'avons pas créé, personne ici n'a, " +
      "je n'ai pas demandé, je n'ai rien demandé, je n'ai pas commandé, ce n'est pas moi, ce n'était pas moi, ce n'est pas nous, à 0 h du matin, " +
      "en pleine nuit, pendant la nuit, pendant mon sommeil, règle de transfert, redirection vers, je ne connais pas, que je ne connais, inconnu*, " +
      "ne travaille plus, a quitté, licencié*, ancien salarié, ancienne salariée, ancien employé, ex-employé, ex-salarié, entre encore, " +
      "a toujours accès, garde l'accès",
    es:
      "desde el extranjero, desde rusia, desde china, desde vietnam, desde nigeria, desde brasil, otro país, dispositivo desconocido, " +
      "dirección desconocida, ip desconocida, acceso desconocido, nuevo administrador, nuevo admin, no lo hemos creado, no lo creamos, nadie de aquí, " +
      "no lo pedí, no lo he pedido, yo no pedí, no he solicitado, no fui yo, no he sido yo, no fuimos nosotros, de madrugada, en plena noche, " +
      "mientras dormía, regla de reenvío, reenvío, no conozco, no conocemos, no nos suena, desconocid*, ya no trabaja, despedid*, ex emplead*, " +
      "antiguo empleado, antigua empleada, exemplead*, sigue entrando, sigue teniendo acceso",
    it:
      "dall'estero, dalla russia, dalla cina, dal vietnam, dalla nigeria, dal brasile, altro paese, dispositivo sconosciuto, indirizzo sconosciuto, " +
      "ip sconosciuto, accesso sconosciuto, nuovo amministratore, nuovo admin, non creato da noi, non l'abbiamo creato, nessuno di noi l'ha, " +
      "non l'ho chiesto, non ho chiesto, non ho richiesto, non sono stato io, non sono stata io, non siamo stati noi, di notte, in piena notte, " +
      "mentre dormivo, regola di inoltro, inoltro, non conosco, non conosciamo, sconosciut*, non lavora più, licenziat*, ex dipendente, ex collega, " +
      "entra ancora, ha ancora accesso",
    pt:
      "do exterior, da rússia, da china, do vietnã, da nigéria, de outro país, dispositivo desconhecido, aparelho desconhecido, endereço desconhecido, " +
      "ip desconhecido, acesso desconhecido, novo administrador, novo admin, não criamos, não fomos nós, ninguém aqui criou, não pedi, não solicitei, " +
      "não fui eu, de madrugada, no meio da noite, enquanto eu dormia, regra de encaminhamento, encaminhamento, não conheço, não conhecemos, " +
      "desconhecid*, não trabalha mais, já não trabalha, demitid*, despedid*, ex-funcionári*, ex-colega, ainda entra, ainda tem acesso, " +
      "continua entrando",
    nl:
      "vanuit het buitenland, uit rusland, uit china, uit vietnam, uit nigeria, uit brazilië, ander land, onbekend apparaat, onbekend adres, " +
      "onbekend ip, onbekende, nieuwe beheerder, nieuwe admin, niet door ons aangemaakt, niet door ons, hebben wij niet, heb ik niet, niet aangevraagd, " +
      "niet besteld, was ik niet, niet van mij, waren wij niet, midden in de nacht, 's nachts, terwijl ik sliep, doorstuurregel, doorgestuurd, " +
      "ken ik niet, kennen wij niet, kent hier niemand, werkt hier niet meer, ontslagen, oud-medewerker, ex-medewerker, voormalig*, komt nog binnen, " +
      "heeft nog toegang, kan nog steeds",
    ja:
      "海外から, 外国から, ロシアから, 中国から, ベトナムから, ブラジルから, 知らない端末, 見覚えのない, 不明な端末, 不明なアクセス, 新しい管理者, 管理者が追加, 作っていない, 作成していません, 登録した者はおり, 誰も登録して, 心当たりがない, " +
      "心当たりがありません, 心当たりのない, 身に覚えがない, 頼んでいない, 申し込んでいない, 注文していない, 私ではありません, 自分ではない, 深夜, 夜中に, 未明, 寝ている間, 転送設定, 転送され, 退職した, 退職者, 元社員, 辞めた, 解雇, まだ入れ, " +
      "まだログイン, いまだにログイン, 当社の者ではない",
  },
  personal: {
    en:
      "salaries, salary, wages, payslip*, medical, diagnos*, health records, patient records, blood results, test results, bank details, " +
      "account numbers, iban, card numbers, addresses, home address*, phone numbers, private numbers, passport*, id cards, identity card*, " +
      "dates of birth, birth dates, contracts, children's names, photos of children, cameras, recordings, private messages, letters, personal data, " +
      "personal details, credit card numbers, margins, offers, prices of, personnel files, sick notes, applications, references, grades, exam, " +
      "legal files, case files, invoices of, emails of, mails of, chat of, calendar of, live feed, bedroom",
    de:
      "gehälter*, gehaltsliste*, löhne, lohnzettel, lohnabrechnung*, gehaltsabrechnung*, befund*, diagnose*, patientenakte*, krankenakte*, blutwerte, " +
      "laborwerte, bankverbindung*, kontonummer*, iban, kartennummer*, adressen, anschriften, privatadresse*, telefonnummern, handynummern, ausweis*, " +
      "reisepass*, pässe, geburtsdat*, verträge, kindernamen, fotos von kindern, kamera*, aufnahmen, private nachrichten, briefe, personenbezogen*, " +
      "persönliche daten, personalakte*, krankmeldung*, bewerbung*, zeugnis*, noten, mandantenakte*, margen, rezepte, livebild, schlafzimmer, " +
      "kinderzimmer",
    fr:
      "salaires, paie, bulletins, bulletin de salaire, fiches de paie, médical*, médicaux, diagnostic*, dossiers patients, dossiers médicaux, analyses, " +
      "rib, coordonnées bancaires, numéros de compte, iban, numéros de carte, adresses, adresses personnelles, numéros de téléphone, passeport*, " +
      "cartes d'identité, pièces d'identité, dates de naissance, contrats, photos d'enfants, caméra*, enregistrements, messages privés, courriers, " +
      "données personnelles, dossiers du personnel, arrêts maladie, candidatures, notes, ordonnances, marges, chambre, dossiers clients",
    es:
      "salarios, sueldos, nóminas, médic*, diagnóstic*, historiales, historia clínica, historias clínicas, analíticas, análisis, datos bancarios, " +
      "números de cuenta, iban, números de tarjeta, direcciones, domicilios, teléfonos, pasaport*, dni, carnés, documentos de identidad, " +
      "fechas de nacimiento, contratos, fotos de niños, cámara*, grabaciones, mensajes privados, cartas, datos personales, expedientes, bajas médicas, " +
      "currícul*, notas, recetas, márgenes, dormitorio",
    it:
      "stipendi, buste paga, busta paga, cedolini, medic*, diagnosi, cartelle cliniche, cartella clinica, referti, referto, esami, analisi, " +
      "dati bancari, coordinate bancarie, numeri di conto, iban, numeri di carta, indirizzi, domicili, numeri di telefono, passaport*, " +
      "carte d'identità, documenti d'identità, date di nascita, contratti, foto di bambini, telecamer*, registrazioni, messaggi privati, lettere, " +
      "dati personali, fascicoli, certificati medici, curriculum, voti, ricette, margini, camera da letto",
    pt:
      "salários, folha de pagamento, holerite*, contracheque*, médic*, diagnóstic*, prontuário*, exames, dados bancários, números de conta, iban, " +
      "números de cartão, endereços, moradas, telefones, passaport*, cpf, cpfs, rg, documentos de identidade, datas de nascimento, contratos, " +
      "fotos de crianças, câmera*, câmara de, gravações, mensagens privadas, cartas, dados pessoais, fichas, atestados, currícul*, notas, receitas, " +
      "margens, quarto",
    nl:
      "salarissen, lonen, loonstro*, salarisstro*, medisch*, diagnose*, dossiers, patiëntendossier*, bloeduitslag*, uitslagen, bankgegevens, " +
      "rekeningnummer*, iban, kaartnummer*, adressen, privéadres*, telefoonnummers, paspoort*, identiteitsbewij*, geboortedat*, bsn, contracten, " +
      "foto's van kinderen, camera*, opnames, opnamen, privéberichten, brieven, persoonsgegevens, personeelsdossier*, ziekmelding*, sollicitatie*, " +
      "cijfers, recepten, marges, slaapkamer",
    ja:
      "給与, 給料, 賃金, 明細, 診断, 病歴, カルテ, 検査結果, 血液検査, 銀行口座, 口座番号, カード番号, 住所, 電話番号, 旅券, パスポート, 身分証, 免許証, 生年月日, 契約書, 子どもの写真, 園児の写真, カメラ, 録画, 録音, 私的なメッセージ, 手紙, " +
      "個人情報, 個人データ, 人事, 履歴書, 成績, 処方, 寝室, 保育室, マイナンバー, 氏名",
  },
  ransom: {
    en:
      "bitcoin, bitcoins, ransom, btc, monero, crypto wallet, pay or, pay up, pay us, pay within, or we publish, or it goes public, goes online, " +
      "will be published, we publish, publish everything, leak it, we have your, we've got your, we hold your, we own your, your customers' data, " +
      "sample attached, until friday or, by friday or, or else, everything encrypted, files are encrypted, encrypted, decrypt, decryption, " +
      "note on the desktop, extortion, blackmail*, 0 hours to pay, sold to the highest",
    de:
      "bitcoin, bitcoins, lösegeld, btc, erpress*, zahlen sie, zahlt, überweisen sie, oder wir veröffentlichen, sonst veröffentlichen, " +
      "wird veröffentlicht, wir veröffentlichen, geht online, stellen wir ins netz, ins netz, wir haben eure, wir haben ihre, wir besitzen, " +
      "eure kundendaten, probe anbei, bis freitag, sonst, verschlüsselt, entschlüssel*, nachricht auf dem desktop, 0 stunden zeit, meistbietend*",
    fr:
      "bitcoin, bitcoins, rançon, btc, chantage, extorsion, payez, vous payez, versez, ou on publie, sinon on publie, sera publié, tout publier, " +
      "tout est en ligne, mis en ligne, on a vos, nous avons vos, nous détenons, on détient, vos données clients, échantillon, avant vendredi, sinon, " +
      "ou tout, chiffré*, crypté*, déchiffr*, maître-chanteur",
    es:
      "bitcoin, bitcoins, rescate, btc, chantaje, extorsi*, paguen, pagad, pagáis, paga, o publicamos, lo publicamos, se publicará, todo a internet, " +
      "lo subimos, tenemos vuestros, tenemos sus, tenemos tus, obran en nuestro poder, muestra adjunta, antes del viernes, si no, cifrad*, encriptad*, " +
      "descifr*",
    it:
      "bitcoin, riscatto, btc, ricatt*, estorsion*, pagate, paghi, paga, o pubblichiamo, altrimenti pubblichiamo, sarà pubblicato, finisce online, " +
      "tutto online, abbiamo i vostri, abbiamo le vostre, abbiamo i tuoi, siamo in possesso, campione allegato, entro venerdì, altrimenti, sennò, " +
      "cifrat*, criptat*, decifr*",
    pt:
      "bitcoin, bitcoins, resgate, btc, chantagem, extors*, paguem, pague, ou publicamos, vamos publicar, será publicado, vai tudo pra internet, " +
      "cai na internet, vaza tudo, temos os, temos seus, temos os seus, estamos com, segue amostra, até sexta, senão, criptografad*, encriptad*, " +
      "decifr*",
    nl:
      "bitcoin, bitcoins, losgeld, btc, chantage, chanteer*, afpers*, betaal, betalen jullie, of we publiceren, anders publiceren, wordt gepubliceerd, " +
      "we publiceren, gaat online, zetten we online, we hebben jullie, wij hebben jullie, we hebben uw, in ons bezit, voor vrijdag, anders, " +
      "versleuteld*, ontsleutel*",
    ja: "ビットコイン, 身代金, 恐喝, 脅迫, 支払え, 払え, 支払わなければ, 払わなければ, 公開する, 公表する, ばらまく, ばらす, 流出させ, 入手した, 手元にある, 預かった, 見本を, サンプルを, 金曜までに, さもなくば, さもないと, 暗号化され, 復号",
  },
  queue: {
    en:
      "queue, queues, queuing, lined up, line up, out the door, waiting outside, wait outside, on the quay, in the car park, standing around, " +
      "standing about, twiddling, sent home, sending people home, going home, turned away, turning away, closed the shop, closed the doors, " +
      "shut the shop, pen and paper, with pencil, from memory, improvis*, by candle, running through, run around, shouting, by runner, no one gets in, " +
      "nobody gets in, gets past, cannot get out, can't get out, cannot get in, can't get in, idle, belts are, nothing moves, nothing leaves, " +
      "nothing goes, cannot leave, won't leave, grounded, cancelled today, postponed, called off, no idea who, doesn't know who, no one knows, " +
      "nobody knows",
    de:
      "schlange, schlangen, stau, staut sich, stauen sich, bis zur straße, bis auf die straße, vor der tür, draußen, auf dem parkplatz, stehen herum, " +
      "stehen rum, drehen däumchen, däumchen, nach hause geschickt, schicken nach hause, heimgeschickt, weggeschickt, abgewiesen, laden zu, " +
      "laden geschlossen, geschlossen, zettel und stift, stift und papier, aus dem kopf, improvisier*, bei kerzenschein, rennen, laufen durch, " +
      "schreien, keiner kommt rein, niemand kommt, kommt keiner, kommt niemand, vorbei am, nicht hinaus, nicht hinein, ruht, bänder stehen, " +
      "nichts bewegt sich, nichts geht raus, nichts verlässt, kann nicht auslaufen, fällt aus, fallen aus, verschoben, abgesagt, keiner weiß, " +
      "niemand weiß, sieht niemand, sieht keiner, weiß niemand",
    fr:
      "queue, files d'attente, file d'attente, la file, font la queue, jusque dans la rue, sur le trottoir, dehors, sur le parking, les bras croisés, " +
      "bras ballants, renvoyé*, rentrer chez eux, rentrés chez eux, refoulé*, fermé boutique, fermé le magasin, rideau baissé, papier et crayon, " +
      "de tête, improvis*, à la bougie, courent, courir, crient, personne n'entre, personne ne passe, ne passe, ne peut sortir, ne peut entrer, " +
      "à l'arrêt, rien ne bouge, rien ne part, rien ne sort, ne peut partir, cloué*, annulé*, reporté*, personne ne sait, nul ne sait, " +
      "on ne sait plus qui",
    es:
      "cola, colas, hacen cola, fila, filas, hasta la calle, en la calle, en la acera, fuera esperando, en el aparcamiento, de brazos cruzados, " +
      "mano sobre mano, a casa, mandado a casa, mandamos a casa, echado, cerrado la tienda, hemos cerrado, persiana, papel y lápiz, lápiz y papel, " +
      "papel y boli, cuadernillo, cuaderno, de memoria, improvis*, con velas, corriendo, gritando, nadie entra, nadie pasa, nadie puede salir, " +
      "nadie puede entrar, paralizad*, nada se mueve, no sale nada, nada sale, no puede salir, cancelad*, aplazad*, suspendid*, nadie sabe, " +
      "no sabemos quién, no sabemos qué",
    it:
      "coda, code, in coda, fila, file, fino in strada, fino alla strada, sul marciapiede, fuori ad aspettare, nel parcheggio, braccia conserte, " +
      "mani in mano, con le mani in mano, a casa, mandato a casa, mandati a casa, respint*, chiuso il negozio, chiuso bottega, serranda, carta e penna, " +
      "carta e matita, quaderno, a memoria, improvvis*, a lume di candela, corrono, correndo, urla, urlano, nessuno entra, nessuno passa, nessuno esce, " +
      "non si entra, non si esce, paralizzat*, niente si muove, nulla si muove, non parte niente, non esce niente, annullat*, rinviat*, rimandat*, " +
      "nessuno sa, non sappiamo chi, non sappiamo cosa",
    pt:
      "fila, filas, até a rua, na calçada, do lado de fora, lá fora, no estacionamento, no saguão, acampad*, de braços cruzados, para casa, pra casa, " +
      "mandei embora, mandamos embora, dispensad*, fechei a loja, fechamos a loja, portas fechadas, papel e caneta, lápis e papel, caderninho, caderno, " +
      "de memória, de cabeça, improvis*, à luz de velas, correndo, gritando, ninguém entra, ninguém passa, ninguém sai, não entra ninguém, paralisad*, " +
      "nada anda, nada sai, não sai nada, não pode sair, cancelad*, adiad*, suspens*, ninguém sabe, não sabemos quem, não sabemos o que",
    nl:
      "rij, rijen, wachtrij, in de rij, tot op straat, tot buiten, op de stoep, buiten wachten, op de parkeerplaats, duimen draaien, staan stil, " +
      "met de armen over elkaar, naar huis gestuurd, naar huis sturen, weggestuurd, winkel dicht, zaak dicht, winkel gesloten, dichtgegooid, is dicht, " +
      "pen en papier, potlood en papier, uit het hoofd, improviser*, bij kaarslicht, rennen, hollen, schreeuwen, niemand komt binnen, niemand komt, " +
      "komt niemand, niemand kan naar, voorbij het, naar binnen, naar buiten, ligt stil, liggen stil, niets beweegt, niets gaat weg, niets de deur uit, " +
      "kan niet vertrekken, afgelast, geannuleerd, uitgesteld, niemand weet, weet niemand, niemand ziet",
    ja:
      "行列, 列が, 並んで, 長蛇, 外で待, 外まで, 駐車場で, 手持ち無沙汰, 何もできず, 帰らせ, 帰宅させ, 帰しました, お断り, 断って, 店を閉め, 閉店, 休業, 臨時休業, 紙と鉛筆, 紙とペン, 手書きで, 記憶を頼り, 記憶だけ, 走り回, 怒鳴, 誰も入れ, " +
      "誰も通れ, 誰も出られ, 入れず, 出られず, 通れず, 麻痺, 滞って, 出荷でき, 発車でき, 出発でき, 出せません, 中止, 延期, 見合わせ, 誰も分から, 誰がどこ, 何も分から, 立ち往生, ストップ",
  },
  meToo: {
    en:
      "same here, same problem here, us too, we too, me too, also affected, also here, ditto, idem, count us in, adding ourselves, joining in, " +
      "same report, as the others, like the others, others report, as reported, i read that others, seen on the status, saw the post, saw your notice, " +
      "heard from others, from others by now, you're already working, already working on it, for completeness, second report, another report, " +
      "here as well, ours too, neighbours too, can confirm, as well here",
    de:
      "hier auch, hier ebenso, ebenso, bei uns auch, bei mir auch, bei mir ebenso, wir auch, auch betroffen, ebenfalls betroffen, ebenfalls, dito, " +
      "dasselbe hier, gleiches hier, gleiche problem, selbe problem, schließen uns an, schließe mich an, reihe mich ein, wie die anderen, wie gemeldet, " +
      "wie andere, lese gerade, habe gelesen dass, der vollständigkeit halber, auch von uns, noch eine meldung, weitere meldung, kann bestätigen, " +
      "sicher schon wissen, wissen sie sicher schon",
    fr:
      "ici aussi, chez nous aussi, chez moi aussi, nous aussi, moi aussi, également touché*, également concerné*, aussi concerné*, idem, pareil, " +
      "pareil ici, même problème, même souci, même chose, je me joins, nous nous joignons, je m'ajoute, comme les autres, comme signalé, " +
      "d'autres signalent, je lis que, vu votre message, vous le savez sans doute, pour mémoire, autre signalement, je confirme, nous confirmons, " +
      "également",
    es:
      "aquí también, a nosotros también, a mí también, nosotros también, también afectad*, ídem, idem, lo mismo, lo mismo aquí, igual aquí, igual que, " +
      "mismo problema, mismo fallo, nos sumamos, me sumo, nos unimos, como los demás, como el resto, que el resto, como ya han avisado, " +
      "ya os habrán avisado, he leído que otros, otros lo dicen, otro aviso, confirmo, confirmamos, también",
    it:
      "anche qui, anche da noi, anche da me, anche noi, anche a me, anch'io, anche noi colpiti, idem, stessa cosa, stesso problema, lo stesso qui, " +
      "uguale qui, mi aggiungo, ci aggiungiamo, mi unisco, ci uniamo, come gli altri, come segnalato, altri segnalano, ho letto che altri, " +
      "ho visto il post, lo saprete già, altra segnalazione, confermo, confermiamo",
    pt:
      "aqui também, com a gente também, conosco também, comigo também, nós também, eu também, também afetad*, idem, a mesma coisa, mesmo problema, " +
      "mesma situação, igual aqui, nos juntamos, me junto, mais um, mais uma, como os outros, como já avisaram, já devem saber, li que outros, " +
      "outros relatam, outro aviso, confirmo, confirmamos",
    nl:
      "hier ook, bij ons ook, bij mij ook, wij ook, ik ook, ook getroffen, ook last van, eveneens, idem, dito, zelfde hier, hetzelfde hier, " +
      "zelfde probleem, hetzelfde probleem, zelfde melding, sluiten ons aan, sluit me aan, aansluitend op, net als de anderen, zoals gemeld, " +
      "lees dat anderen, nog een melding, voor de volledigheid, kan bevestigen, jullie weten het vast al",
    ja: "こちらも, こちらでも, うちも, うちでも, 当社も, 当店も, 弊社も, 私のところも, 私も同じ, 同じく, 同様, 同じ症状, 同じ状況, 同じ現象, 他の方も, ほかの方も, 他でも, 皆さんと同じ, 既にご存じ, すでにご存じ, 追加の報告, 報告に加え, 便乗",
  },
  bodily: {
    en:
      "toddler, trapped, stuck inside, stuck in the, locked in, shut in, fell on, falls on, came down on, hit me, hit my, hit a, crushed, pinched, " +
      "injured, injury, hurt, bleeding, broke his, broke her, run over, ran over, almost hit, nearly hit, had to jump, killed, somebody dies, die, " +
      "drowned, brakes, brake, braking, steering, accelerates, accelerated, will not stop, did not stop, overheats, alarm did not, alarm doesn't, " +
      "alarm never, no alarm, did not ring, did not go off, never rang, panic button, nurse call, fall detector, chlorine, poison*, carbon monoxide, " +
      "burning eyes, scalding, scald*, freezing, unlocks itself, opens by itself, opened by itself, starts by itself, moves by itself",
    de:
      "kleinkind, eingeschlossen, eingesperrt, gefangen, steckt fest, sitzt fest, im aufzug, im fahrstuhl, fiel auf, gefallen auf, auf den kopf, traf, " +
      "getroffen, eingeklemmt, gequetscht, verletzt*, verletzung*, wehgetan, blutet, gebrochen, überfahren, angefahren, beinahe, fast überfahren, " +
      "springen, ums leben, stirbt, sterben, ertrunken, bremse*, bremst, lenkung, beschleunigt, hält nicht an, bleibt nicht stehen, überhitzt, " +
      "alarm ging nicht, kein alarm, alarm bleibt, nicht geklingelt, nicht ausgelöst, löst nicht aus, notknopf, schwesternruf, sturzmelder, " +
      "rauchmelder, chlor, vergift*, kohlenmonoxid, brennende augen, verbrüh*, erfrier*, von selbst geöffnet, öffnet sich von selbst, geht von selbst, " +
      "von allein, fährt von selbst",
    fr:
      "bambin, tout-petit, coincé dans, coincée dans, enfermé*, bloqué dans, bloquée dans, dans l'ascenseur, tombé sur, tombée sur, est tombé, heurté*, " +
      "percuté*, écrasé*, pincé*, blessé*, blessure*, saigne, cassé le, renversé*, failli, a dû sauter, tué, mourir, noyé*, freins, frein, freine, " +
      "direction, accélère, ne s'arrête pas, surchauffe, alarme n'a pas, alarme ne, pas d'alarme, n'a pas sonné, ne s'est pas déclenché*, " +
      "bouton d'alarme, appel malade, détecteur de chute, détecteur de fumée, chlore, empoisonn*, intoxi*, monoxyde, yeux qui brûlent, ébouillant*, " +
      "s'ouvre toute seule, s'ouvre tout seul, ouverte d'elle-même, se déverrouille, toute seule la nuit, démarre tout seul",
    es:
      "criatura, atrapad*, encerrad*, en el ascensor, le ha caído, cayó encima, caído encima, me cayó, golpeó, golpead*, aplastad*, pillad*, herid*, " +
      "lesion*, sangra, roto el brazo, atropell*, por poco, casi, tuvo que saltar, matar, matáis, morir, muere, ahog*, frenos, freno, frena, no frena, " +
      "acelera sol*, no se detiene, no para, sobrecalient*, la alarma no, alarma no, sin alarma, no sonó, no saltó, no avisó, botón de pánico, " +
      "llamada de enfermera, detector de humo, cloro, intoxic*, envenen*, monóxido, escaldad*, escald*, se abre sol*, se abrió sol*, " +
      "se desbloquea sol*, arranca sol*",
    it:
      "intrappolat*, chiuso dentro, chiusa dentro, rimast* dentro, rimast* chius*, in ascensore, nell'ascensore, è caduto addosso, cadut* addosso, " +
      "caduto sulla, colpit*, schiacciat*, ferit*, ferita, sanguina, rotto il braccio, investit*, per poco, ha dovuto saltare, uccid*, morire, muore, " +
      "annega*, freni, freno, frena, non frena, accelera da, non si ferma, si surriscalda, l'allarme non, allarme non, nessun allarme, non ha suonato, " +
      "non è scattat*, pulsante di emergenza, chiamata infermiera, rilevatore, cloro, avvelen*, intossic*, monossido, ustion*, scottat*, " +
      "si apre da sola, si apre da solo, si è aperta da sola, si sblocca da, parte da solo",
    pt:
      "pres* dentro, trancad*, ficou preso, ficou presa, no elevador, caiu em cima, caiu na cabeça, bateu em, atingi*, esmag*, machuc*, ferid*, " +
      "ferimento*, sangr*, quebrou o braço, atropel*, por pouco, quase, teve que pular, matar, morrer, morre, afog*, freios, freio, travões, não freia, " +
      "acelera sozinh*, não para, superaquec*, o alarme não, alarme não, sem alarme, não tocou, não disparou, botão de pânico, chamada de enfermagem, " +
      "detector, cloro, envenen*, intoxic*, monóxido, queimadura*, escald*, abre sozinh*, abriu sozinh*, destranca sozinh*, liga sozinh*",
    nl:
      "opgesloten, zit vast in, zitten vast in, in de lift, viel op, gevallen op, op zijn hoofd, op haar hoofd, geraakt, bekneld, geplet, gewond*, " +
      "verwond*, bloedt, gebroken, aangereden, overreden, bijna, moest springen, dood, sterven, sterft, verdronk*, remmen, remt niet, versnelt, " +
      "stopt niet, oververhit*, alarm ging niet, alarm gaat niet, geen alarm, ging niet af, gaat niet af, noodknop, alarmknop, verpleegoproep, " +
      "valdetector, rookmelder, chloor, vergiftig*, koolmonoxide, verbrand aan, heet water, vanzelf open, gaat vanzelf, opent vanzelf, " +
      "vanzelf van het slot, start vanzelf",
    ja:
      "閉じ込め, 挟まれ, はさまれ, 挟まった, 落ちてき, 倒れてき, ぶつか, 当たって, 下敷き, けが, 怪我, 負傷, 出血, 骨折, ひかれ, 轢かれ, 危うく, あやうく, 間一髪, 飛びのい, 死ぬ, 死亡, 命に, 溺れ, ブレーキ, ハンドル, 急加速, 止まらず, " +
      "止まりません, 過熱, 警報が鳴ら, 鳴りませんでした, 鳴らなかった, 作動しません, 作動しなかった, 非常ボタン, ナースコール, 転倒検知, 煙感知, 火災報知, 塩素, 中毒, 一酸化炭素, やけど, 火傷, 勝手に開, 勝手に動, 勝手に解錠, 自然に開",
  },
  medicine: {
    en:
      "insulin, dose, doses, dosed, dosage, overdose, medication, medications, medicine, medicines, drugs, prescription*, infusion, drip, blood group, " +
      "blood type, transfusion, allergy, allergies, allergic, allergen*, nuts, wrong patient, treatment, operating theatre, theatre, surgery today, " +
      "stroke, heart attack, intensive care, icu, ambulance, ambulances, emergency room, emergency call*, emergency number, dispatch, paramedic*, " +
      "fire brigade, firefighters, 0 calls, life support, dialysis, pacemaker",
    de:
      "insulin, dosis, dosen, dosiert, dosierung*, überdosis, medikament*, medikation, arznei*, rezept, infusion*, blutgruppe, transfusion, allergie*, " +
      "allergiker*, allergisch, allergen*, nüsse, falscher patient, falschen patienten, behandlung, op-saal, operation*, schlaganfall, herzinfarkt, " +
      "intensivstation, rettungswagen, rettungsdienst, krankenwagen, notaufnahme, notruf*, notarzt, leitstelle, sanitäter, feuerwehr, dialyse, " +
      "herzschrittmacher, beatmung*",
    fr:
      "insuline, dose, doses, dosage, surdose, surdosage, médicament*, ordonnance, perfusion, groupe sanguin, transfusion, allergie*, allergique*, " +
      "allergène*, arachide*, mauvais patient, traitement, bloc opératoire, au bloc, avc, infarctus, soins intensifs, réanimation, ambulance*, " +
      "urgences, samu, appels d'urgence, numéro d'urgence, secours, pompiers, dialyse, pacemaker",
    es:
      "insulina, dosis, dosificación, sobredosis, medicación, medicamento*, medicina, receta, infusión, gotero, grupo sanguíneo, transfusión, alergia*, " +
      "alérgic*, alérgen*, frutos secos, paciente equivocado, tratamiento, quirófano, ictus, infarto, cuidados intensivos, uci, ambulancia*, urgencias, " +
      "llamadas de emergencia, emergencias, bomberos, diálisis, marcapasos",
    it:
      "insulina, dose, dosi, dosaggio, sovradosaggio, farmaco, farmaci, medicin*, terapia, ricetta, flebo, gruppo sanguigno, trasfusione, allergi*, " +
      "allergen*, arachidi, paziente sbagliato, sala operatoria, ictus, infarto, terapia intensiva, rianimazione, ambulanz*, pronto soccorso, " +
      "chiamate di emergenza, numero di emergenza, soccorsi, pompieri, dialisi, pacemaker",
    pt:
      "insulina, dose, doses, dosagem, superdosagem, overdose, remédio*, medicação, medicamento*, receita, soro, tipo sanguíneo, transfusão, alergia*, " +
      "alérgic*, alergên*, amendoim, paciente errado, tratamento, centro cirúrgico, cirurgia, avc, infarto, uti, ambulância*, pronto-socorro, " +
      "chamadas de emergência, emergência, emergências, socorristas, bombeiros, diálise, marca-passo",
    nl:
      "insuline, dosis, doses, dosering*, overdosis, medicijn*, medicatie, recept, infuus, bloedgroep, transfusie, allergie*, allergisch, allergen*, " +
      "noten, verkeerde patiënt, behandeling, operatiekamer, operatie, beroerte, hartaanval, intensive care, ambulance*, spoedeisende hulp, " +
      "noodoproep*, noodnummer, alarmcentrale, meldkamer, hulpdiensten, brandweer, dialyse, pacemaker",
    ja:
      "インスリン, 投与, 投薬, 用量, 過量, 薬が, 薬を, 薬の, 服薬, 処方, 点滴, 血液型, 輸血, アレルギー, アレルゲン, 患者違い, 取り違え, 治療, 手術, 脳卒中, 心筋梗塞, 集中治療, 救急車, 救急, 緊急通報, 通報が, 通報を, 消防, 救助, 透析, " +
      "ペースメーカー, 人工呼吸",
  },
} as const satisfies Readonly<Record<string, SignalWords>>;
