import type { SignalWords } from "./find-signals.js";

/** Whom trouble reaches and how far: people, places, what cannot be done, deadlines, ways around it, and its end. */
export const REACH_WORDS = {
  everyone: {
    en:
      "everyone, everybody, nobody, no one, none of us, none of our, none of the, anyone here, all staff, all users, all our, all of us, all customers, " +
      "all employees, all patients, all teams, all colleagues, all clients, every user, every employee, every till, every station, whole team, whole company, " +
      "whole office, whole department, whole site, entire team, entire company, entire office, entire department, entire site, company wide, 0 people, " +
      "0 users, 0 employees, 0 of us, 0 staff, 0 agents, 0 drivers, 0 colleagues, 0 patients, 0 workers, 0 seats, 0 workstations, 0 accounts, hundreds of, " +
      "thousands of, staff, our people, students, pupils, visitors, for anyone, for all, 0 pupils, 0 students, 0 nurses, 0 doctors, 0 teachers, 0 members, " +
      "0 guests, 0 residents, 0 technicians, 0 cashiers, 0 clerks, 0 shops, 0 stores, 0 branches, 0 sites, 0 machines, 0 tills, 0 trucks, 0 lorries, " +
      "0 screens, 0 offices, 0 desks, 0 carers, 0 of them, all 0, whole, entire, all wards, on all, in all, any of our, any of us, each of us, nurses, " +
      "teachers, my colleagues, the team, crew, shift, nobody here, not one of our, not one of the, none of them, every one of our, every one of the, " +
      "each of our, all of the, all of them, all our users, for every, for any of, on every, on any machine, on any device, nobody at, no one at, nobody in, " +
      "no one in, nobody on, any of the, neither of us, 0 vans, 0 buses, 0 kitchens, 0 restaurants, 0 bars, 0 families, 0 volunteers, 0 counsellors, 0 wards, " +
      "0 depots, 0 clients, 0 customers, 0 citizens, 0 tenants, 0 children, 0 passengers, 0 phones, 0 tablets, 0 terminals, 0 clocks, 0 doors, 0 teams, " +
      "0 locations, 0 departments, 0 dispatchers, 0 operators, 0 lawyers, 0 consultants, 0 engineers, 0 men, 0 women, 0 persons, us all, every branch, " +
      "every site, every office, every shop, every store, every desk, every device, every screen, every customer, every patient, every one, all branches, " +
      "all sites, all offices, all shops, all stores, all screens, all devices, all phones, all drivers, all terminals, all kitchens, all accounts, " +
      "all tenants, all lines, anybody, anyone at all, whole staff, whole shift, entire staff, the staff is, the whole building, dozens of, the night shift, " +
      "the day shift, colleagues as well, the others too, recipients",
    de:
      "alle, allen, aller, jeder, niemand, keiner, kein mitarbeiter, kein kollege, kein nutzer, kein benutzer, kein arbeitsplatz, keinem, sämtliche*, " +
      "ganze firma, gesamte firma, ganze team, gesamte team, ganze abteilung, gesamte abteilung, ganze büro, gesamte belegschaft, belegschaft, 0 leute, " +
      "0 mitarbeiter*, 0 nutzer*, 0 benutzer*, 0 kollegen, 0 personen, 0 menschen, 0 fahrer*, 0 arbeitsplätze*, 0 disponenten, 0 patienten, 0 kunden, " +
      "hunderte, tausende, unternehmensweit, firmenweit, 0 mann, 0 köpfe, schüler, besucher, 0 schüler, 0 lehrer, 0 pfleger*, 0 ärzte*, 0 mitglieder, 0 gäste, " +
      "0 bewohner*, 0 filialen, 0 märkten, 0 märkte, 0 standorte*, 0 kassen, 0 lkw, 0 rechner*, 0 geräte*, ganzen, gesamten, in allen, an allen, überall, " +
      "keine der, keiner der, keinem der, alle 0, allen 0, sämtlichen, wir alle, kollegen, mannschaft, personal, pflegekräfte, keiner von uns, keines der, " +
      "kein einziger, keine einzige, kein einziges, alle kollegen, alle mitarbeiter*, alle nutzer, alle kunden, alle filialen, alle standorte, alle geräte, " +
      "alle fahrer, alle rechner, alle telefone, alle kassen, alle türen, alle stationen, sämtliche nutzer, sämtliche kassen, jeder von uns, jede filiale, " +
      "jeder standort, jeder rechner, bei allen, auf allen, für alle, von allen, uns allen, 0 leuten, 0 stationen, 0 praxen, 0 pflegekräfte*, 0 schüler*, " +
      "0 kinder*, 0 eltern, 0 familien, 0 mieter*, 0 gäste*, 0 anwender*, 0 plätze*, 0 busse*, 0 teams, 0 läden, 0 märkte*, ganze belegschaft, ganze kanzlei, " +
      "ganze praxis, ganze schule, ganze werk, ganzen haus, im ganzen, in der ganzen, dutzende, die ganze schicht, kein mensch",
    fr:
      "tout le monde, personne ne, plus personne, aucun utilisateur, aucun poste, aucun collaborateur, aucun salarié, aucun de nos, aucune de nos, tous les, " +
      "toutes les, tous nos, toutes nos, toute l'équipe, toute la, tout le service, toute l'entreprise, tout le site, ensemble du personnel, 0 personnes, " +
      "0 utilisateurs, 0 salariés, 0 collaborateurs, 0 postes, 0 agents, 0 conseillers, 0 collègues, 0 patients, 0 clients, 0 employés, 0 praticiens, " +
      "centaines de, milliers de, élèves, visiteurs, personnel, 0 élèves, 0 enseignants, 0 infirmier*, 0 médecins, 0 adhérents, 0 membres, 0 magasins, " +
      "0 agences, 0 sites, 0 machines, 0 caisses, 0 camions, 0 lits, aucun des, aucune des, dans tous, partout, tous nos, toute l'agence, toute l'équipe, " +
      "l'ensemble des, l'ensemble de, équipes, collègues, nous tous, aucun de, aucune de, aucun d'entre nous, aucun magasin, aucun collègue, aucun client, " +
      "aucun appel, chacun de, chaque magasin, chaque poste, chaque site, pour tous, chez tous, l'ensemble du personnel, l'équipe entière, tout le cabinet, " +
      "tout l'immeuble, toute l'école, 0 boutiques, 0 chauffeurs, 0 tablettes, 0 familles, 0 infirmières, 0 bureaux, 0 terminaux, 0 habitants, 0 résidents, " +
      "0 restaurants, 0 bénévoles, des dizaines de, des centaines de, une centaine de, une soixantaine, une cinquantaine, une trentaine, des milliers de",
    es:
      "todos, todas, todo el mundo, todo el equipo, toda la, todo el, nadie, ningún usuario, ningún empleado, ninguna caja, ningún compañero, ningún, " +
      "ninguno de, ninguna de, 0 personas, 0 usuarios, 0 empleados, 0 trabajadores, 0 compañeros, 0 puestos, 0 pacientes, 0 clientes, 0 agentes, somos 0, " +
      "cientos de, miles de, plantilla, personal, alumnos, visitantes, 0 alumnos, 0 profesores, 0 enfermer*, 0 médicos, 0 socios, 0 tiendas, 0 sucursales, " +
      "0 máquinas, 0 cajas, 0 camiones, 0 camas, ningún médico, ninguna de las, ninguno de los, en todas, en todos, por todas partes, todos los, todas las, " +
      "entero, entera, plantilla, compañeros, equipo, ningún puesto, ningún cliente, ninguna tienda, ninguna llamada, nadie puede, nadie de, todos nuestros, " +
      "todas nuestras, toda la empresa, toda la oficina, toda la plantilla, todo el personal, todo el centro, toda la flota, cada uno de, cada tienda, " +
      "para todos, a todos, 0 conductores, 0 familias, 0 enfermeras, 0 sedes, 0 oficinas, 0 vecinos, 0 restaurantes, 0 locales, decenas de, la plantilla",
    it:
      "tutti, tutte, nessuno, nessun utente, nessun dipendente, nessuna cassa, nessun collega, tutto l'ufficio, tutta l'azienda, tutto il reparto, tutta la, " +
      "tutto il, intera azienda, intero ufficio, 0 persone, 0 utenti, 0 dipendenti, 0 colleghi, 0 addetti, 0 operatori, 0 postazioni, 0 pazienti, 0 clienti, " +
      "siamo in 0, centinaia di, migliaia di, personale, alunni, studenti, visitatori, ai nostri, 0 alunni, 0 insegnanti, 0 infermier*, 0 medici, 0 soci, " +
      "0 negozi, 0 filiali, 0 sedi, 0 macchine, 0 casse, 0 camion, 0 letti, nessuno dei, nessuna delle, in tutti, in tutte, ovunque, dappertutto, tutti i, " +
      "tutte le, tutto l, intera, intero, squadra, colleghi, nessuno di noi, nessun reparto, nessun negozio, nessun cliente, nessuno riesce, nessuno può, " +
      "tutti gli, tutti noi, tutti quanti, tutto il personale, tutta la scuola, tutta la flotta, ogni negozio, ogni sede, ogni reparto, ognuno di, per tutti, " +
      "a tutti, 0 autisti, 0 famiglie, 0 studenti, 0 infermieri, 0 uffici, 0 cittadini, 0 condomini, 0 ristoranti, 0 tavoli, decine di, un centinaio",
    pt:
      "todos, todas, todo mundo, toda a, todo o, ninguém, nenhum usuário, nenhum utilizador, nenhum funcionário, nenhum colega, nenhuma loja, nenhum, " +
      "0 pessoas, 0 usuários, 0 utilizadores, 0 funcionários, 0 colegas, 0 postos, 0 pacientes, 0 clientes, 0 contas, 0 atendentes, somos 0, centenas de, " +
      "milhares de, pessoal todo, equipe inteira, empresa inteira, alunos, visitantes, 0 alunos, 0 professores, 0 enfermeir*, 0 médicos, 0 sócios, 0 lojas, " +
      "0 filiais, 0 máquinas, 0 caixas, 0 caminhões, 0 leitos, nenhum dos, nenhuma das, em todas, em todos, por toda parte, todos os, todas as, toda a, " +
      "inteira, inteiro, equipe, equipa, colegas, pessoal, nenhum de nós, nenhum cliente, nenhuma unidade, nenhum médico, ninguém consegue, ninguém da, " +
      "ninguém do, ninguém mais, toda a gente, todos nós, toda a equipe, toda a equipa, toda a empresa, todo o escritório, todo o pessoal, toda a frota, " +
      "cada loja, cada unidade, para todos, 0 colaboradores, 0 motoristas, 0 ônibus, 0 famílias, 0 enfermeiros, 0 unidades, 0 escritórios, 0 moradores, " +
      "0 restaurantes, 0 moças, dezenas de, uma centena de",
    nl:
      "iedereen, niemand, alle gebruikers, alle medewerkers, alle collega's, alle klanten, alle, geen enkele gebruiker, geen enkele medewerker, hele bedrijf, " +
      "hele kantoor, hele afdeling, hele team, hele vestiging, hele school, gehele, 0 mensen, 0 medewerkers, 0 gebruikers, 0 collega's, 0 man, 0 patiënten, " +
      "0 klanten, 0 werkplekken, 0 chauffeurs, honderden, duizenden, personeel, leerlingen, bezoekers, wij allemaal, 0 leerlingen, 0 docenten, " +
      "0 verpleegkundigen, 0 artsen, 0 leden, 0 winkels, 0 filialen, 0 locaties, 0 machines, 0 kassa's, 0 vrachtwagens, 0 bedden, geen van, in alle, op alle, " +
      "overal, alle 0, hele, gehele, ploeg, collega's, iedereen hier, geen van de, geen van ons, geen van onze, geen enkele, niemand kan, niemand van, " +
      "niemand meer, alle filialen, alle vestigingen, alle winkels, alle kassa's, alle apparaten, alle chauffeurs, alle deuren, alle afdelingen, al onze, " +
      "ieder van ons, iedere afdeling, elke winkel, elke vestiging, bij iedereen, voor iedereen, bij alle, het hele team, het hele bedrijf, de hele afdeling, " +
      "de hele praktijk, de hele school, het hele kantoor, 0 personen, 0 vestigingen, 0 gezinnen, 0 kantoren, 0 bewoners, 0 restaurants, 0 agenten, " +
      "0 boordcomputers, tientallen",
    ja:
      "全員, 誰も, だれも, 皆, みんな, 全社, 全店, 全拠点, 全部署, 社員全員, 従業員全員, 全スタッフ, 全ユーザー, 全利用者, 全校, 名全員, 人全員, 0人, 0名, 0台, 全台, すべての端末, すべてのレジ, 全端末, 全職員, 職員, 患者さ, 生徒, 来場者, 一人も, " +
      "0店舗, 0拠点, 0校, 0床, 0社, 0施設, 0箇所, 0か所, 0ヶ所, 0人の, 0名の, 全病棟, 全館, 全教室, 全フロア, 各店, 各部署, 全部の, スタッフ, 社員, 従業員, 児童, 学生, 利用者全員, お客様が, 全店舗, 全支店, 全工場, 全ての端末, どの端末, " +
      "どの部署, どの店, どの席, 誰一人, 一台も, 一店も, 0席, 0部署, 社員0, 従業員0, 数百人, 数十人, 部署全体, 会社全体, 店全体, 学校全体",
  },
  place: {
    en: "office, offices, department*, site, branch, branches, store, stores, shop's, tills, plant, factory, warehouse, hospital, clinic, ward, practice, surgery, school, campus, university, headquarters, call centre, call center, company, floor, depot, hotel, restaurant, control room, waiting room, reception, production, town hall, library, ward, wards, pupils, classes, shops, mill, port, airport, terminal building, town, city, council, bank branch, lab, studio, gym, nursery, care home, kitchen",
    de: "büro, büros, abteilung*, standort*, filiale*, werk, fabrik, lager, krankenhaus, klinik*, station, praxis, schule, campus, universität, hochschule, zentrale, firma, betrieb, produktion, rathaus, leitstelle, wartezimmer, empfang, hotel, restaurant, märkte, geschäfte, kassen, tor, disposition, verwaltung, stationen, klassen, läden, supermarkt, märkten, flughafen, hafen, stadt, gemeinde, labor, kita, pflegeheim, küche, halle, hallen",
    fr: "bureau, bureaux, service, services, site, sites, agence*, magasin*, usine*, entrepôt*, hôpital, clinique*, cabinet, école, lycée, campus, université, siège, société, entreprise, mairie, centre, salle d'attente, accueil, hôtel, restaurant, caisses, production, atelier, dépôt, boutique*, supermarché*, aéroport, port, ville, commune, laboratoire, crèche, maison de retraite, ehpad, cuisine, atelier*, salle, salles",
    es: "oficina*, departamento*, sede, sedes, sucursal*, tienda*, fábrica, planta, almacén, hospital, clínica*, consulta, colegio, instituto, campus, universidad, central, empresa, ayuntamiento, centro*, sala de espera, recepción, hotel, restaurante, cajas, producción, taller, comercio*, supermercado*, aeropuerto, puerto, ciudad, laboratorio, guardería, residencia, cocina, nave, aulas, planta",
    it: "ufficio, uffici, reparto, reparti, sede, sedi, filiale, filiali, negozi, fabbrica, stabilimento, magazzino, ospedale, clinica, studio, ambulatorio, scuola, campus, università, azienda, comune, centro, sala d'attesa, reception, hotel, ristorante, casse, produzione, officina, punti vendita, botteg*, supermercat*, aeroporto, porto, città, laboratorio, asilo, casa di riposo, cucina, capannone, aule, reparti, corsia",
    pt: "escritório*, departamento*, setor*, sede, filial, filiais, loja, lojas, fábrica, armazém, hospital, clínica*, consultório, escola, campus, universidade, empresa, prefeitura, câmara, centro, sala de espera, recepção, hotel, restaurante, caixas, produção, oficina, unidades, agência*, comércio*, supermercado*, aeroporto, porto, cidade, laboratório, creche, lar de, cozinha, galpão, salas, enfermaria*, posto",
    nl: "kantoor, kantoren, afdeling*, vestiging*, filiaal, filialen, winkels, fabriek, magazijn, ziekenhuis, kliniek, praktijk, artsen, school, campus, universiteit, hoofdkantoor, bedrijf, gemeente, centrale, wachtkamer, receptie, hotel, restaurant, kassa's, productie, locaties, werkplaats, winkel, supermarkt*, luchthaven, haven, stad, laboratorium, kinderdagverblijf, verzorgingshuis, keuken, hal, klassen, afdelingen",
    ja: "店舗, 支店, 支社, 本社, 本店, 事業所, 工場, 倉庫, 病院, クリニック, 医院, 病棟, 学校, 大学, 部署, 部門, 営業所, 会社, 市役所, 役場, センター, 拠点, 窓口, 待合, 受付, ホテル, 現場, 校舎, スーパー, 空港, 港, 市, 研究室, 保育園, 介護, 施設, 厨房, 教室, 全店舗, 病室, 売り場, 店頭",
  },
  cannot: {
    en: "cannot, can't, can not, can no longer, couldn't, could not, unable to, not able to, no way to, impossible, doesn't let, does not let, won't let, nothing, not a single, not one, neither, refuses to",
    de: "kann nicht, kann .. nicht, kann ich .. nicht, kann niemand, kann keiner, kann kein*, können nicht, können .. nicht, können wir .. nicht, konnte nicht, nicht möglich, unmöglich, lässt sich nicht, lassen sich nicht, geht nichts, nichts geht, nichts mehr, gar nichts, kein einzig*, keine einzig*, weder, komme nicht, komme .. nicht, kommen nicht, kommen .. nicht, kriege nicht, kriege .. nicht, bekomme .. nicht, kein zugriff, keinen zugriff",
    fr: "ne peux pas, ne peux plus, ne peut pas, ne peut plus, ne peut, ne pouvons pas, ne pouvons plus, ne peuvent pas, ne peuvent plus, ne puis, peux pas, peux plus, n'arrive pas, n'arrive plus à, n'arrivons pas, n'arrivons plus, impossible, pas moyen, aucun moyen, aucun accès, plus d'accès, plus rien, aucune de mes, aucun de mes, plus aucun, plus aucune, ne parvien*, incapable",
    es: "no puedo, no podemos, no puede, no pueden, no se puede, no me deja, no nos deja, no deja, imposible, no consigo, no conseguimos, no logro, no logramos, no hay manera, no hay forma, ni un solo, ni una sola, ningún, ninguna, nada, no tengo acceso, no tenemos acceso, sin poder",
    it: "non posso, non possiamo, non può, non possono, non si può, non riesco, non riusciamo, non riesce, non riescono, non mi fa, non ci fa, impossibile, nessun modo, nemmeno uno, neanche uno, nessun, nessuna, niente, nulla, non potendo, senza poter, non ho accesso, non entro",
    pt: "não posso, não podemos, não pode, não podem, não consigo, não conseguimos, não consegue, não conseguem, não dá, não deixa, impossível, não tenho como, não temos como, sem conseguir, sem poder, nem um, nem uma, nenhum, nenhuma, nada, não tenho acesso, ninguém consegue",
    nl: "kan niet, kan .. niet, kunnen niet, kunnen .. niet, kan ik niet, kan ik .. niet, kan niemand, kon niet, niet mogelijk, onmogelijk, lukt niet, lukt .. niet, niets, geen enkele, geen enkel, niet één, geen toegang, kom er niet, kom niet, komen er niet, krijg .. niet, krijg .. geen, kan geen, kunnen geen, raak .. niet",
    ja: "できない, できません, できず, できなく, 出来ない, 出来ません, られません, られない, 不可能, 一切, 全く, まったく, 何も, ひとつも, 一つも, 一件も, 使えない, 使えません, 使えず, 開けない, 開けません, 入れない, 入れません, できておりません, 無理",
  },
  work: {
    en: "work, working, do my job, do anything, business, open any, open anything, open my, sign anything, sign any, ship anything, send anything, see my, access my, access any, get at any, get at my, get in, get into, log in, sign in, serve customers, take payments, take a single payment, sell anything, use it, use the, treat patients, print labels, invoice anyone, earn, operate, run my",
    de: "arbeiten, arbeit, weiterarbeiten, tun, machen, nutzen, benutzen, verwenden, öffnen, unterschreiben, signieren, verschicken, versenden, verkaufen, kassieren, zugreifen, rein, anmelden, einloggen, bedienen, telefonieren, behandeln, an meine, an unsere, an keine, betrieb",
    fr: "travailler, travail, rien faire, utiliser, ouvrir, signer, envoyer, expédier, vendre, encaisser, accéder, entrer, me connecter, nous connecter, servir, téléphoner, soigner, recevoir, exercer",
    es: "trabajar, trabajo, hacer nada, usar, utilizar, abrir, firmar, enviar, vender, cobrar, acceder, entrar, iniciar sesión, atender, llamar, consultar, facturar, operar",
    it: "lavorare, lavoro, fare niente, fare nulla, usare, utilizzare, aprire, firmare, inviare, spedire, vendere, incassare, accedere, entrare, servire, telefonare, fatturare, operare",
    pt: "trabalhar, trabalho, fazer nada, usar, utilizar, abrir, assinar, enviar, vender, cobrar, receber, acessar, aceder, entrar, logar, atender, telefonar, ligar, faturar, operar",
    nl: "werken, werk, iets doen, doen, gebruiken, openen, tekenen, ondertekenen, versturen, verzenden, verkopen, afrekenen, bij mijn, bij onze, inloggen, erin, helpen, bellen, behandelen, factureren",
    ja: "仕事, 業務, 作業, 営業, 診察, 会計, ログイン, 開け, 署名, 送信, 発送, 出荷, 販売, 使え, 利用, アクセス, 入れ, 電話, 印刷, 診療, 受付",
  },
  blocked: {
    en:
      "stuck, locked out, blocked, blocking us, blocker, standstill, at a halt, halted, stopped, idle, cannot work, can't work, unable to work, " +
      "no way to work, waiting outside, queues, queue, waiting in front, sit around, sitting around, stand around, cannot start work, out of business, " +
      "shut out, suspended, account is locked, account locked, deactivated, closed our doors, sent home, paralysed, paralyzed, stands still, " +
      "not done a stroke, lost access, can't do my job, cannot do my job, can't do a thing, not a stroke of work, nothing to work with, no way of, " +
      "can't start, cannot start, can't open the doors, can't trade, closed today, had to close, twiddling, sent them home, standing outside, in the car park, " +
      "in the lobby, at the gates, parked, grounded, frozen account, locked account, my account is locked, can't get in, can't get back in, " +
      "trying to get back in, can't get at, don't get in, no access, without access, cut off, barred, disabled account, verification pending, walk out, " +
      "walking out, turned away, turning people away, full waiting room, call one by one, calling one by one, on hold, out of action, useless to us, " +
      "of no use",
    de:
      "steht still, stehen still, stehen vor, stehen herum, sitzen herum, stillstand, lahm, lahmgelegt, blockiert, ausgesperrt, gesperrt, festgefahren, " +
      "warteschlange*, schlange*, nicht arbeiten, arbeitsunfähig, keine arbeit, heimgeschickt, nach hause geschickt, produktion steht, betrieb steht, " +
      "alles steht, verdirbt, handlungsunfähig, komme nicht weiter, kommen nicht weiter, keinen zugriff, eingesperrt, stecke fest, komme nicht rein, " +
      "komme nicht mehr rein, komme nicht hinein, kommt nicht rein, kann nicht arbeiten, können nicht arbeiten, kann nichts machen, kann nichts tun, " +
      "arbeitslos, steht herum, steht vor, warten vor, draußen, vor verschlossen*, geschlossen bleiben, mussten schließen, kein zugang, keinen zugang, " +
      "ohne zugang, ohne zugriff, volle wartezimmer, ruft einzeln, telefonieren .. ab, nichts zu tun",
    fr:
      "bloqué*, à l'arrêt, paralysé*, arrêté*, suspendu*, coincé*, file d'attente, queue, ne peux pas travailler, ne pouvons pas travailler, " +
      "moyen de travailler, plus travailler, au chômage technique, enfermé*, désactivé*, verrouillé*, renvoyé*, chez eux, perdu l'accès, " +
      "je ne peux plus travailler, ne pouvons plus travailler, ne peuvent plus travailler, bloqués, compte bloqué, impossible de me connecter, " +
      "impossible d'entrer, n'arrive plus à entrer, n'arrive plus à me connecter, ne parviens plus, dehors, devant la porte, devant les portes, " +
      "attendent dehors, campent, rentrer chez, fermer boutique, sans accès, plus d'accès, coupé de, salle d'attente pleine, un par un",
    es:
      "bloquead*, parad*, paralizad*, atascad*, colas, cola, no puedo trabajar, no podemos trabajar, sin poder trabajar, de brazos cruzados, suspendid*, " +
      "cerrad*, desactivad*, encerrad*, en la calle, a casa, estancad*, sin acceso, tirad*, no pueden trabajar, no puedo hacer nada, no puedo entrar, " +
      "no podemos entrar, sin poder entrar, cuenta bloqueada, en la puerta, esperando fuera, fuera, parados, mandado a casa, cerrar, aislad*, " +
      "sala de espera llena, uno a uno",
    it:
      "bloccat*, ferm*, paralizzat*, sospes*, code, coda, in fila, non posso lavorare, non possiamo lavorare, senza lavorare, braccia conserte, disattivat*, " +
      "chius*, a casa, fuori, senza accesso, non riesco a lavorare, non riesco ad entrare, non riesco a entrare, non entro, non posso entrare, " +
      "account bloccato, accesso bloccato, in cortile, davanti ai cancelli, ai cancelli, fermi, con le mani in mano, mandati a casa, chiuso, chiudere, " +
      "sala d'attesa piena, uno per uno",
    pt:
      "bloquead*, parad*, paralisad*, travad*, filas, fila, não consigo trabalhar, não posso trabalhar, não podemos trabalhar, sem trabalhar, como trabalhar, " +
      "braços cruzados, suspens*, desativad*, trancad*, pra casa, para casa, sem atendimento, sem acesso, não conseguimos trabalhar, não consigo entrar, " +
      "não posso entrar, não entro, conta bloqueada, do lado de fora, na porta, na garagem, parados, de braços cruzados, mandar para casa, fechar as portas, " +
      "isolad*, recepção lotada, um por um",
    nl:
      "ligt stil, liggen stil, staan stil, staat stil, vastgelopen, geblokkeerd, buitengesloten, rij, rijen, wachtrij, niet werken, kan niet werken, " +
      "kunnen niet werken, stilgelegd, opgeschort, gedeactiveerd, opgesloten, naar huis, staan buiten, zitten vast, zit vast, stapelen, geen toegang, " +
      "vergrendeld, duimen, kan niets doen, kunnen niets, kom er niet in, kom er niet meer in, kom niet meer in, kan er niet in, geschorst, " +
      "account geblokkeerd, buiten, op de stoep, voor de deur, voor het hek, naar huis gestuurd, moeten sluiten, gesloten, zonder toegang, afgesloten, " +
      "volle wachtkamer, een voor een",
    ja:
      "停止, 止まっ, 業務が止まっ, 仕事にならない, 仕事になりません, 仕事ができ, 業務ができ, 業務に支障, 立ち往生, 行列, 列が, 待たせて, 動けない, 身動き, 凍結され, ロックされ, 停止され, 締め出, 進められ, 閉じ込め, 営業でき, 会計ができず, 帰宅させ, 手が止まっ, " +
      "仕事ができない, 仕事ができません, 業務が止ま, 作業ができ, 何もできない, 何もできません, 入れない, 入れません, 入れず, ログインできない, ログインできません, 凍結, 外で待, 門の前, 入口で, 休業, お手上げ",
  },
  deadline: {
    en: "today, tonight, tomorrow, by noon, this morning, this afternoon, this evening, in an hour, within the hour, in two hours, by friday, by monday, deadline, due, exam, presentation, appointment*, at 0 pm, at 0, until 0, right now, at once, immediately, asap, urgent*, as soon as possible, emergency, critical, now",
    de: "heute, heute abend, morgen, bis mittag, in einer stunde, bis freitag, bis montag, frist, abgabe*, fällig, prüfung, präsentation, termin*, sofort, dringend, umgehend, eilig, eilt, notfall, schnellstmöglich, gleich, jetzt, um 0 uhr, bis 0 uhr, unverzüglich, am ersten",
    fr: "aujourd'hui, ce soir, demain, après demain, ce matin, cet après midi, dans une heure, avant midi, date limite, échéance, délai, examen, concours, présentation, rendez vous, immédiatement, tout de suite, urgent*, urgence, au plus vite, dès que possible, maintenant",
    es: "hoy, esta noche, mañana, esta mañana, esta tarde, en una hora, antes del, plazo, vence, examen, presentación, cita*, ya mismo, inmediatamente, urgente*, urgencia, cuanto antes, lo antes posible, ahora, enseguida",
    it: "oggi, stasera, domani, stamattina, stamane, questo pomeriggio, entro un'ora, entro domani, entro oggi, scadenza, scade, esame, presentazione, appuntament*, subito, immediatamente, urgente, urgenza, prima possibile, adesso, ora",
    pt: "hoje, hoje à noite, amanhã, esta manhã, esta tarde, em uma hora, até amanhã, prazo, vence, prova, exame, apresentação, imediatamente, urgente, urgência, o quanto antes, o mais rápido, agora, já",
    nl: "vandaag, vanavond, morgen, vanmorgen, vanochtend, vanmiddag, binnen een uur, vóór vrijdag, deadline, uiterlijk, examen, tentamen, presentatie, onmiddellijk, direct, meteen, dringend, spoed*, zo snel mogelijk, nu, vrijdag",
    ja: "本日, 今日, 今夜, 明日, 今朝, 午後, 締切, 締め切り, 期限, 試験, 発表, 至急, 緊急, 今すぐ, 直ちに, 早急, 大至急, すぐに, 月末, 明後日",
  },
  byHand: {
    en:
      "by hand, manually, workaround, work around, for now, in the meantime, meanwhile, until then, instead we, instead i, we correct, i correct, we fix it, " +
      "we use, i use .. instead, on the website it works, in the browser it works, works on, works in, works fine on, otherwise fine, the rest, " +
      "everything else works, does finish, it does work, after reloading, after a restart, restarting helps, reopening, reload helps, by phone, on paper, " +
      "with a pen, scroll to, enlarge, by mail, each time, every time, each month, every morning, first, old version works, opening the app, we ask them, " +
      "re enter, re type, retype, set it again, switch back, by calculator, on a napkin, write it by hand, write them by hand, with a marker, by pen, " +
      "on a sheet, in a spreadsheet instead, we put in, we delete those, we drop the second, we replace the characters, i scale, i split, we split, i type, " +
      "we type, i set it back, i set it again, we put a new one over, we stick, i check the desktop, walk round, go round, we walk, use the other, " +
      "use the front door, the old program, from the old program, in the old version, put works, via the web, web export, restart helps, after restarting, " +
      "close and open, wait and retry, second attempt, at the second try, can live with it, live with it, workable, for the time being, everyone can work, " +
      "still works, works though, otherwise, apart from that, only an icon, only the icon, it's only, just a display, display thing, contents are fine, " +
      "inconvenient, bit awkward, manual",
    de:
      "von hand, händisch, manuell, behelfen, behelf*, umweg, provisorisch, einstweilen, vorerst, bis dahin, in der zwischenzeit, inzwischen, solange, " +
      "wir korrigieren, ich korrigiere, im browser geht, auf der webseite, am rechner geht, funktioniert aber, sonst läuft, ansonsten, übrigen, nach neustart, " +
      "nach dem neustart, neu laden, neuladen, per telefon, telefonisch, auf papier, per mail, jedes mal, jeden abend, jeden morgen, zettel, excel, am pc, " +
      "nachtragen, trage .. ein, per hand, mit dem stift, auf zetteln, im kopf, taschenrechner, selbst ein, tippe ich, tippen wir, schreiben wir, " +
      "korrigieren wir, korrigiere ich, ändere ich, ändern wir, benenne ich, übergangsweise, vorläufig, vorübergehend, zurzeit, derzeit, nehmen solange, " +
      "weichen aus, umgehen, hintereingang, haupteingang nehmen, neustart hilft, nach einem neustart, beim zweiten versuch, damit können wir leben, " +
      "geht trotzdem, läuft sonst, sonst alles, ton geht, türen öffnen normal, die zahlen stimmen",
    fr:
      "à la main, manuellement, contourn*, en attendant, provisoire*, pour l'instant, entre temps, je corrige, nous corrigeons, on corrige, sur le site ça, " +
      "dans le navigateur, le reste, sinon tout, après redémarrage, en relançant, en rechargeant, par téléphone, sur papier, au stylo, chaque fois, " +
      "tous les soirs, tous les matins, chaque matin, aux ciseaux, passés en, nous passons par, je passe par, tableur, de tête, calculette, je retape, " +
      "je saisis, nous saisissons, je renomme, par script, pour le moment, provisoirement, on contourne, contournement, on passe par, l'autre porte, " +
      "au second essai, on vit avec, à l'écran tout est correct, le reste fonctionne, sinon, par ailleurs, se débrouille*",
    es:
      "a mano, manualmente, mientras tanto, de momento, por ahora, provisional*, lo corrijo, lo corregimos, en la web sí, en el navegador, el resto, " +
      "por lo demás, al reiniciar, reiniciando, recargando, por teléfono, en papel, cuaderno, cada vez, todos los días, cada mañana, excel, con boli, " +
      "apuntándo*, con bolígrafo, de memoria, calculadora, corrijo, corregimos, lo escribo, lo tecleo, lo pego, provisionalmente, entre tanto, lo compenso, " +
      "damos la vuelta, por la otra puerta, tras reiniciar, al segundo intento, se puede vivir, pueden trabajar, lo demás funciona, conoce el camino",
    it:
      "a mano, manualmente, nel frattempo, intanto, per ora, per il momento, provvisori*, correggo, correggiamo, provvedo a, dal sito, sul sito, dal browser, " +
      "il resto, per il resto, riavviando, ricaricando, al telefono, su carta, ogni volta, ogni mattina, ogni sera, excel, foglio, audio ok, a penna, " +
      "a memoria, calcolatrice, riscrivo, scriviamo, riduco, li sistemo, provvisoriamente, si arrangiano, ci si arrangia, si va avanti, dall'altra porta, " +
      "dopo il riavvio, al secondo tentativo, si convive, il resto funziona",
    pt:
      "à mão, a mão, na mão, manualmente, enquanto isso, por enquanto, por ora, provisóri*, corrijo, corrigimos, ajustamos, pelo site, no navegador, o resto, " +
      "de resto, reiniciando, recarregando, pelo telefone, no papel, caderno, toda vez, sempre que, todo dia, planilha, excel, à caneta, de memória, " +
      "pela memória, calculadora, arrumo, digito, alteramos, provisoriamente, dou um jeito, damos um jeito, em duas partes, pela outra porta, " +
      "depois de reiniciar, na segunda tentativa, dá para conviver, o resto funciona",
    nl:
      "met de hand, handmatig, omweg, ondertussen, intussen, voorlopig, zolang, tot die tijd, wij corrigeren, ik corrigeer, ik pas .. aan, op de website, " +
      "in de browser, de rest, verder werkt, voor de rest, na herstart, herstarten, herladen, telefonisch, per telefoon, op papier, elke keer, iedere keer, " +
      "elke ochtend, elke dag, excel, oude versie, met pen, op een kladje, met een schrift, uit het hoofd, rekenmachine, we voegen, we verkleinen, " +
      "corrigeer ik, corrigeren we, typ ik, typen we, voor nu, tijdelijk, omheen, andere deur, tweede poging, mee leven, haalbaar, de rest werkt, overdag",
    ja:
      "手作業, 手動, 手で, 手入力, 代わりに, 代替, とりあえず, 当面, 暫定, 今は, その間, ひとまず, 修正して, 直して, 再起動すると, 再読み込み, 電話で, 紙で, 毎回, 毎朝, 毎晩, その都度, エクセル, 画像にして, 回避, しのい, しのぎ, 他は問題, 手書き, " +
      "電卓, 直しております, 直しています, 直してから, 訂正して, 今のところ, いまは, 別の扉, 再起動すれば, 再起動で, 二回目で, それ以外は, 音は聞こえ, 普通に開き",
  },
  noHurry: {
    en:
      "no hurry, no rush, not urgent, when you can, when you have time, some time, whenever, no biggie, not a big deal, no big deal, minor, small, tiny, " +
      "cosmetic, low priority, fyi, for your information, heads up, thought you might, wanted to let you know, just to let you know, " +
      "by the end of the quarter, no need to answer, not in a hurry, no panic, no urgency, nothing urgent, at your leisure, when there's a moment, " +
      "when it suits, take your time, a trifle, trifle, a bit, a little, slightly, funny little thing, only, small remark, small thing, one small, tiny thing, " +
      "little question, quick question, quick one, just letting you know, just to report, wanted to report, thought you'd like, you may wish to check, " +
      "might be intended, whether that is intended, doesn't bother me, i know what is meant, gives me a laugh, in stitches, no big",
    de:
      "keine eile, eilt nicht, nicht eilig, nicht dringend, wenn sie zeit, wenn ihr zeit, bei gelegenheit, gelegentlich, kleinigkeit, kleiner hinweis, kleine, " +
      "kleiner, kein drama, nicht schlimm, zur info, zur information, zur kenntnis, hinweis, gern bis, kein stress, hat zeit, wenn zeit ist, wenn jemand zeit, " +
      "nur zur kenntnis, kurz zur info, nur kurz, kleine frage, stört mich nicht, schmunzeln, macht nichts, halb so wild, vielleicht gewollt",
    fr:
      "rien d'urgent, pas urgent*, sans urgence, aucune hâte, sans hâte, quand vous pourrez, quand vous aurez, pas pressé, pas grave, détail, petit, petite, " +
      "mineur*, pour information, à l'occasion, signaler, signalement, rien de grave, aucune urgence, rien ne presse, quand vous aurez le temps, " +
      "petit signalement, petite question, petit détail, ce n'est rien, rit encore, broutille",
    es:
      "sin prisa, no corre prisa, no es urgente, cuando podáis, cuando puedan, no pasa nada, detalle, pequeñ*, menor, para su información, por si les sirve, " +
      "por si, informar*, señalar, no hay prisa, nada grave, cuando tengan un momento, para información, una cosita, pequeño detalle, no importa, " +
      "por si os sirve, lo comento, jaja",
    it:
      "nessuna fretta, senza fretta, non è urgente, quando potete, quando avete, niente di grave, dettaglio, piccol*, minor*, per conoscenza, segnal*, " +
      "segnalazione, nessuna urgenza, niente di urgente, non c'è fretta, con calma, poca cosa, piccola cosa, per informazione, figuriamoci, non importa, " +
      "fa niente",
    pt:
      "sem pressa, não é urgente, quando puderem, quando der, nada grave, detalhe, pequen*, menor, para conhecimento, informar, avisar, só avisando, " +
      "não tem pressa, nada urgente, só para informar, só um detalhe, coisinha, uma olhadinha, não faz mal, sem problema, acho até engraçado, kkk",
    nl:
      "geen haast, niet dringend, niet urgent, als jullie tijd, wanneer het uitkomt, geen ramp, niet erg, detail, kleine, klein, ter info, ter informatie, " +
      "melden, opmerking, wel graag een keer, heeft geen haast, wanneer het schikt, als het uitkomt, even melden, kleinigheid, klein dingetje, maakt niks uit, " +
      "maakt niet uit, geeft niks",
    ja: "急ぎません, 急ぎではありません, お急ぎ, お時間のあるとき, お手すき, 些細, 細かい, 小さな, ちょっとした, 軽微, ご参考, お知らせ, ご報告, 念のため, 急ぎではあり, お手すきの, お時間のある, ご参考まで, 一点だけ, 面白くて, 笑って, 気にして, 大したこと, ついで",
  },
  resolved: {
    en:
      "works again, working again, is back, are back, resolved, solved, fixed, sorted, is over, was over, all good, all fine, can close, close the ticket, " +
      "close this ticket, close it, found the answer, figured it out, no longer needed, never mind, is right again, came back, up again, running again, " +
      "got it working, thanks to you, all fine now, fine now, we're up, up since, everything is fine, that was quick, is sorted, it's sorted, sorted now, " +
      "no longer happens, went away, back to normal, all is well, all good now, reloaded and it works, you can close, since resolved, has been resolved, " +
      "long over, it's over, is history, was short, settled, calmed down, all is fine, all running, everything came back, it's back, it is back, " +
      "nothing was lost, no harm done, nothing is down, all files are there, all there, are all there, false alarm, found them, found it, it was our own, " +
      "it was us, our fault in the end, our own firewall, our proxy, worked out, went out later, went out, caught up, can be closed, please close, " +
      "case closed, reprinting solved, print works, the print works, that worked, works now, works fine now, back online, recovered, restored, " +
      "since then fine, in the end, well handled, handled it brilliantly, quick fix, until it was fixed, cleared up, all cleared up, has taken place since, " +
      "long since",
    de:
      "geht wieder, gehen wieder, läuft wieder, laufen wieder, funktioniert wieder, funktionieren wieder, erledigt, gelöst, behoben, hat sich geklärt, " +
      "hat geklappt, hat funktioniert, vorbei, können sie schließen, kann geschlossen, ticket schließen, passt jetzt, wieder da, alles gut, stimmt wieder, " +
      "alles bestens, alles wieder, wieder alles, wieder normal, wieder da, wieder möglich, wieder online, seitdem läuft, ist gelöst, sache erledigt, " +
      "hat sich erledigt, klappt wieder, klappt jetzt, geht jetzt, funktioniert jetzt, inzwischen behoben, geklärt, wieder erreichbar, alles da, " +
      "nichts verloren, fehlalarm, lag an uns, lag an unserem, lag an unserer, es war unser, war nur, überstanden, längst vorbei, seither einwandfrei, " +
      "seitdem ohne, einwandfrei, bitte schließen, ist geschehen",
    fr:
      "remarche*, fonctionne à nouveau, fonctionne de nouveau, refonctionne, rétabli*, résolu*, réglé*, corrigé*, c'est bon, tout est rentré, est terminé*, " +
      "pouvez clore, pouvez fermer, clôturer le ticket, de retour, tout va bien, tout fonctionne, tout est reparti, est reparti, sont repartis, revenu*, " +
      "c'est réparé, à présent tout, remis en marche, rentré dans l'ordre, clore le dossier, fonctionne maintenant, marche maintenant, c'est réglé, " +
      "tout est revenu, tout remarche, de nouveau accessible, de nouveau en ligne, rien n'a été perdu, fausse alerte, venait de chez nous, c'était notre, " +
      "derrière nous, loin derrière, terminé*, depuis longtemps, clos, clôturer, vous pouvez fermer, vous pouvez clore, sont tous là, ça marche maintenant",
    es:
      "ya funciona, vuelve a funcionar, funciona de nuevo, resuelto, solucionad*, arreglad*, ya está, todo bien, todo correcto, podéis cerrar, pueden cerrar, " +
      "cerrar el ticket, confirmado, ha vuelto, ya veo, ya va, ya funcionan, ya entra*, todo resuelto, volvió a, ha vuelto a, funciona ahora, vuelve a ir, " +
      "normalidad, podéis dar por cerrado, resuelt*, restablecid*, ya sale, ya abre, volvió a funcionar, de vuelta, no se perdió nada, " +
      "falsa alarma, era nuestro, era nuestra, culpa nuestra, ya cerrada, ya pasó, hace tiempo, cerrar el caso, están todos",
    it:
      "funziona di nuovo, funziona di nuovo tutto, ora funziona, adesso funziona, tutto ok, tutto a posto, risolt*, sistemat*, potete chiudere, " +
      "chiudere il ticket, chiuso, è tornat*, sono tornat*, lasciate perdere, ora va, adesso va, tutto risolto, ha ripreso, è ripartit*, sono ripartit*, " +
      "tutto funziona, di nuovo attivo, normalità, potete archiviare, risolto, risolta, sistemato, ripristinat*, di nuovo online, è tornato, è tornata, " +
      "tutto al suo posto, adesso entrano, niente è andato perso, nulla è andato perso, falso allarme, era colpa nostra, era il nostro, passato, " +
      "si può chiudere, tutto bene",
    pt:
      "voltou a funcionar, já funciona, está funcionando, já está a funcionar, resolvid*, solucionad*, tudo certo, tudo ok, pode encerrar, podem encerrar, " +
      "pode fechar, podem fechar, já está, voltou, normalizou, normalizad*, já voltou, agora funciona, está tudo bem, tudo resolvido, voltaram, já está bom, " +
      "normal agora, pode dar baixa, funcionando de novo, consertad*, restabelecid*, voltou ontem, já abre, de volta, nada se perdeu, nada foi perdido, " +
      "alarme falso, era a nossa, era o nosso, era a tomada, culpa nossa, faz tempo, já passou, tudo bem agora, estão todos",
    nl:
      "werkt weer, werken weer, doet het weer, opgelost, verholpen, geregeld, voorbij, mag dicht, kan dicht, mag gesloten, kunnen sluiten, ticket sluiten, " +
      "in orde, is terug, zijn terug, komen .. weer binnen, alles weer, weer normaal, weer online, nu wel, werkt nu, doet het nu, is verholpen, " +
      "zijn verholpen, kan gesloten, weer binnen, draait weer, hersteld, weer terug, allang opgelost, is gelukt, gelukt, niets verloren, vals alarm, " +
      "lag aan ons, het was onze, was ons, achter de rug, gesloten worden, kunnen jullie sluiten, sindsdien geen, geen klachten, alles goed, gewoon, " +
      "ze doen het gewoon",
    ja:
      "解決し, 解決でき, 直りました, 直った, 復旧しました, 復旧し, 使えるようになりました, できるようになりました, 元に戻りました, 問題ありません, クローズ, 完了しました, 落ち着き, 大丈夫です, 解消, 復活, 正常に戻, 通常どおり, 使えています, 動いています, " +
      "おかげさまで直, もう大丈夫, 解決済み, 終了して, 対応済み, 解決, 復旧済み, 直って, 問題なく, 問題ございません, 無事, 大丈夫でした, 誤報, 原因は当方, 当方の, 終了で, 閉じて, 済みました, 終わりました, 以前の障害, 過ぎた, 変更できました, 助かりました",
  },
  past: {
    en: "last month, last year, last week's, in august, in september, in july, in june, in the past, at the time, back then, a while ago, was hit, during the, after the outage, after reading, had an outage, previous, the downtime in, recent outage, in the news, another provider, competitor*, in case, if there, if the service, if it ever, what happens if, what if, contingency, emergency plan, disaster recovery, prepare, sla, guarantee*, ever, in the event, if your, would our, how quickly would, how fast would, how do you protect, has any, have you ever, did you ever, insurer, insurance, risk register, our auditor, audit, for our records, intranet, when the service was, was down in, were down in, in may, in march, in april, hypothetical*, in theory, business continuity, continuity plan, tabletop, drill",
    de: "letzten monat, letztes jahr, im august, im september, im juli, im juni, damals, seinerzeit, vergangenen, beim letzten, nach dem ausfall, in den nachrichten, gelesen, anderer anbieter, anderen anbieter, mitbewerber, konkurren*, falls, im fall, im falle, wenn .. ausfällt, notfallplan, vorbereit*, sla, garantie*, jemals, was passiert wenn, wenn ihr rechenzentrum, wenn ihr dienst, falls ihr, wie schnell wäre*, wie schützen, hatten sie schon, gab es schon, versicherung, audit, risikoregister, für unsere unterlagen, im mai, im märz, im april, theoretisch, notfall*, übung, intranet, ausfallsicherheit",
    fr: "le mois dernier, l'an dernier, l'année dernière, en août, en septembre, en juillet, en juin, de septembre, d'août, de juillet, à l'époque, lors de la, lors du, après la panne, lu dans, autre fournisseur, concurrent*, en cas de, en cas d, si le service, plan de secours, plan de continuité, sla, garantie*, passé*, si votre, si vos, en combien de temps, combien de temps faudrait, comment protégez, avez vous déjà, assureur, assurance, audit, registre des risques, en mai, en mars, en avril, théorique*, continuité, exercice",
    es: "el mes pasado, el año pasado, en agosto, en septiembre, en julio, en junio, de agosto, de septiembre, en su día, durante la, tras la caída, cuando se cayó, leído, noticias, otro proveedor, competencia, competidor*, en caso de, si se cae, si el servicio, plan de contingencia, sla, garantía*, alguna vez, si su centro, si vuestro, si su servicio, en cuánto tiempo, cómo protegen, cómo protegéis, han tenido alguna, aseguradora, seguro, auditoría, registro de riesgos, en mayo, en marzo, en abril, hipotétic*, continuidad, simulacro",
    it: "il mese scorso, l'anno scorso, in agosto, ad agosto, a settembre, di settembre, di agosto, a luglio, a ferragosto, all'epoca, durante l, dopo l'interruzione, quando è saltato, letto, notizie, altro fornitore, concorren*, in caso di, se il servizio, piano di emergenza, sla, garanzi*, mai avuto, se il vostro, se i vostri, in quanto tempo, come proteggete, avete mai, assicurazione, assicurator*, audit, registro dei rischi, a maggio, a marzo, ad aprile, ipotetic*, continuità, esercitazione",
    pt: "mês passado, ano passado, em agosto, em setembro, em julho, em junho, de agosto, de setembro, naquela, na época, depois daquela, durante a, após a queda, li que, notícias, outro fornecedor, concorren*, em caso de, caso o, se o serviço, plano de contingência, sla, garantia*, alguma vez, se o seu, se o vosso, se o data center, em quanto tempo, como protegem, já tiveram, seguradora, seguro, auditoria, registro de riscos, em maio, em março, em abril, hipotétic*, continuidade, simulado",
    nl: "vorige maand, vorig jaar, in augustus, in september, in juli, in juni, destijds, toen, tijdens de, na de storing, gelezen, in het nieuws, andere leverancier, concurrent*, in geval van, als de dienst, als jullie, mocht, noodplan, calamiteit*, sla, garantie*, ooit, als jullie datacenter, als uw, hoe snel zouden, hoe beschermen, hebben jullie ooit, verzekeraar, verzekering, audit, risicoregister, in mei, in maart, in april, hypothetisch, continuïteit*, oefening, draaiboek, uitvalt",
    ja: "先月, 昨年, 8月の, 9月の, 7月の, 6月の, 過去, 以前, 当時, 前回, の際, ニュース, 他社で, 競合, 万一, 万が一, 場合は, の場合, 障害時, 停止時, 災害, bcp, 保証, 有無, ときは, したら, データセンターが, 災害時, 万一の, もし, 保険, 監査の, リスク管理, 継続計画, 仮に, 訓練, 5月の, 3月の, 4月の",
  },
  repeat: {
    en: "again, third time, fourth time, second time, 0th time, 0rd time, 0 times, several times, dozen times, many times, times already, still, for weeks, for months, for days, every day, every single, every time, each time, always, constantly, over and over, since months, keep, keeps, once more, repeatedly, yet again, already told, told you, i asked, asked that, last time, how many times, nobody answers, no one answers, no answer, no reply, without answer, ignored, never got, waiting for",
    de: "schon wieder, wieder mal, wieder einmal, zum dritten, zum zweiten, zum vierten, zum letzten mal, mehrfach, mehrmals, dutzend*, 0 mal, x mal, immer noch, immer wieder, seit wochen, seit monaten, seit tagen, jeden tag, jedes mal, ständig, dauernd, andauernd, drei mal, dreimal, viermal, noch immer, keine antwort, niemand antwortet, keiner antwortet, niemand meldet, hab ich schon, habe ich schon, wie oft, erneut, abermals",
    fr: "encore une fois, encore, troisième fois, deuxième fois, quatrième fois, énième, 0 fois, plusieurs fois, toujours pas, toujours, depuis des semaines, depuis des mois, depuis 0 semaines, semaines que, mois que, chaque jour, tous les jours, à chaque fois, sans cesse, constamment, sans réponse, aucune réponse, personne ne répond, déjà dit, à nouveau, de nouveau, relance*",
    es: "otra vez, de nuevo, tercera vez, segunda vez, cuarta vez, enésima, 0 veces, varias veces, muchas veces, sigue, siguen, sigo, todavía, desde hace semanas, desde hace meses, meses, semanas, cada día, todos los días, siempre, cada vez, constantemente, sin respuesta, nadie contesta, nadie responde, ya dije, ya he dicho, llevo",
    it: "di nuovo, ancora una volta, terza volta, seconda volta, quarta volta, quinta volta, ennesima, 0 volte, più volte, tante volte, ancora, da settimane, da mesi, ogni giorno, sempre, ogni volta, continuamente, di continuo, di fila, nessuna risposta, nessuno risponde, senza risposta, già detto, tre volte",
    pt: "de novo, outra vez, novamente, terceira vez, segunda vez, quarta vez, 0 vezes, várias vezes, muitas vezes, ainda, há semanas, há meses, há dias, todo dia, todos os dias, sempre, toda vez, constantemente, sem resposta, ninguém responde, ninguém atende, já disse, já reclamei, já telefonei, continua, continuam",
    nl: "alweer, weer eens, opnieuw, derde keer, tweede keer, vierde keer, vijfde keer, zoveelste, 0 keer, vier keer, drie keer, meerdere keren, meermaals, nog steeds, nog altijd, al weken, al maanden, wekenlang, elke dag, iedere dag, elke keer, steeds, voortdurend, geen antwoord, niemand antwoordt, niemand reageert, al gezegd, al tien keer",
    ja: "また, 何度も, 何回も, 再三, 度目, 回目, 三度, 三回, いつも, 毎日, 毎回, ずっと, いまだに, 未だに, まだ, 何週間, 何か月, 何ヶ月, 繰り返し, 返事がな, 返信がな, 連絡がな, 連絡もな, 相変わらず",
  },
  since: {
    en: "since, after the update, after an update, after updating, since the update, since yesterday, since this morning, since last, since version, new version, latest version, last update, update, upgrade, maintenance, migration",
    de: "seit, seit gestern, seit heute, seit dem update, nach dem update, neue version, neuen version, update, umstellung, wartung, migration, aktualisierung",
    fr: "depuis, après la mise à jour, mise à jour, nouvelle version, dernière version, migration, maintenance",
    es: "desde, desde ayer, desde hoy, actualización, nueva versión, última versión, tras la, migración, mantenimiento",
    it: "da ieri, da stamattina, da oggi, dall'aggiornamento, aggiornament*, nuova versione, ultima versione, migrazione, manutenzione, dopo l",
    pt: "desde, desde ontem, desde hoje, atualiza*, nova versão, última versão, migração, manutenção, depois da, depois do",
    nl: "sinds, sinds gisteren, sinds vandaag, na de update, update, nieuwe versie, laatste versie, migratie, onderhoud",
    ja: "以降, 以来, 更新後, 更新してから, アップデート, バージョン, 今朝から, 昨日から, 先週から, 移行, メンテナンス, ごろから, 頃から, から",
  },
  technical: {
    en: "steps, reproduc*, version, logs attached, log attached, expected, actual, screenshot*, browser, firefox, chrome, android, ios, windows, linux, api, http, stack trace, environment, observed, occurs, happens when, affected, attached",
    de: "reproduzier*, version, log*, erwartet, tatsächlich, screenshot*, browser, firefox, chrome, android, windows, api, umgebung, tritt auf, betroffen, anbei, beobacht*",
    fr: "reproduc*, version, journaux, attendu, constaté, capture*, navigateur, firefox, chrome, android, windows, api, environnement, se produit, concerné*, ci joint, observé*",
    es: "reproduc*, versión, registros, esperad*, captura*, navegador, firefox, chrome, android, windows, api, entorno, ocurre, sucede, afectad*, adjunt*",
    it: "riprodu*, versione, log, atteso, schermata, browser, firefox, chrome, android, windows, api, ambiente, succede, avviene, interessat*, allegat*, in allegato",
    pt: "reproduz*, versão, logs, esperado, captura, print, navegador, firefox, chrome, android, windows, api, ambiente, ocorre, acontece, afetad*, anexo, em anexo, seguem, observado",
    nl: "reproduceer*, versie, logs, logboek, verwacht, schermafdruk*, screenshot*, browser, firefox, chrome, android, windows, api, omgeving, treedt op, gebeurt, bijgevoegd, bijlage, waargenomen",
    ja: "再現, バージョン, ログ, スクリーンショット, ブラウザ, 環境, 発生, 確認, 検証, 添付, 症状, 端末, chrome, android, ios, windows, api, 手順",
  },
  dueMoney: {
    en: "for 0 days, nine days, 0 days now, weeks now, 0 weeks, days late, suppliers, rent, landlord, mortgage, wages, payroll, cash",
    de: "seit 0 tagen, seit 0 wochen, miete, vermieter, löhne, gehälter, lieferanten, kredit",
    fr: "depuis 0 jours, depuis 0 semaines, loyer, salaires, fournisseurs, crédit",
    es: "desde hace 0 días, alquiler, nóminas, sueldos, proveedores, hipoteca",
    it: "da 0 giorni, affitto, stipendi, fornitori, mutuo",
    pt: "há 0 dias, aluguel, renda, salários, fornecedores",
    nl: "sinds 0 dagen, al 0 dagen, huur, lonen, salarissen, leveranciers, hypotheek",
    ja: "日間, 家賃, 給与, 給料, 仕入先, 資金繰り, 支払いがあ",
  },
  /** It concerns others, or is in the news. */
  elsewhere: {
    en:
      "another provider, another company, another vendor, other vendors, another program, a competitor, competitor of yours, a friend, friend of mine, a firm, " +
      "that firm, a supplier, our supplier, in the news, in the paper, newspaper, i read, i've read, reading about, after reading, an article, heard of, " +
      "heard about, on the radio, on television, a documentary, a study, research group, trade magazine, forum post, in general, someone told me, " +
      "my neighbour's, other people lost, not with you, not your, harmless, insurer, insurance, questionnaire, survey, auditors, audit",
    de:
      "anderer anbieter, anderen anbieter, andere firma, einem anderen, bei anderen, konkurrenz, mitbewerber, bekannter von mir, freund von mir, " +
      "freundin von mir, in der zeitung, in den nachrichten, im radio, im fernsehen, habe gelesen, gelesen dass, artikel, gehört dass, studie, " +
      "fachzeitschrift, allgemein, versicherung, versicherer, fragebogen, umfrage, revision, prüfer, wirtschaftsprüfer, zum glück nicht, harmlos",
    fr:
      "un autre hébergeur, un autre fournisseur, autre prestataire, une autre société, un concurrent, une amie, un ami, dans la presse, dans le journal, " +
      "aux informations, j'ai lu, un article, entendu dire, entendu parler, une étude, magazine, en général, assureur, assurance, questionnaire, enquête, " +
      "auditeur*, revue annuelle, audit",
    es:
      "otro proveedor, otro servicio, otra empresa, otro programa, un competidor, la competencia, un amigo, una amiga, en las noticias, en la prensa, " +
      "en el periódico, he leído, leí que, un artículo, he oído, un estudio, periodista, revista, en general, aseguradora, seguro, cuestionario, encuesta, " +
      "auditor*, auditoría, una naviera",
    it:
      "un altro fornitore, altro servizio, un'altra azienda, un altro programma, un concorrente, la concorrenza, un amico, un'amica, al telegiornale, " +
      "sui giornali, ho letto, un articolo, ho sentito, uno studio, giornalista, rivista, in generale, assicurazione, assicurativo, polizza, broker, " +
      "questionario, sondaggio, revisori, audit",
    pt:
      "outro provedor, outro fornecedor, outra empresa, outro programa, um concorrente, concorrente nosso, a concorrência, um amigo, uma amiga, no jornal, " +
      "nas notícias, na televisão, li que, eu li, um artigo, ouvi dizer, ouvi falar, um estudo, jornalista, revista, em geral, seguradora, seguro, " +
      "questionário, pesquisa de, auditor*, auditoria",
    nl:
      "andere aanbieder, ander bedrijf, een bedrijf dat, ander programma, concurrent, een vriend, een vriendin, een kennis, in het nieuws, in de krant, " +
      "op de radio, gelezen dat, ik las, artikel, gehoord dat, een onderzoek, journalist, vakblad, in het algemeen, verzekeraar, verzekering, vragenlijst, " +
      "enquête, accountant, auditdienst, audit",
    ja: "他社, 他のサービス, 別の会社, 別のサービス, 競合, 知人, 友人, ニュース, 新聞, 記事, 読みました, 聞きました, と聞い, 研究, 取材, 雑誌, 一般的に, 保険会社, 保険, 質問票, アンケート, 監査",
  },
  /** It may happen, or is planned. */
  whatIf: {
    en:
      "what if, what happens if, what would happen, if the network, if your servers, if our internet, if the internet, should our, should the, should it ever, " +
      "if it fails, if it ever, if this happens, if something, in case of, in case, just in case, in the event, in an emergency, before i subscribe, " +
      "before we sign, for peace of mind, precaution, contingency, plan for, procedure, will be cut, will cut, is planned, planned, scheduled, on the 0th, " +
      "next week, next month, when the power, when we, would the, would it, would we, will it, will the, do the doors stay, can the terminals still",
    de:
      "was passiert, was wäre, was ist wenn, falls, für den fall, im falle, sollte das, sollte einmal, wenn einmal, wenn das netz, wenn der strom, vorsorge, " +
      "vorsorglich, vorsichtshalber, zur sicherheit, notfallplan, geplant, wird abgestellt, wird abgeschaltet, am 0., nächste woche, nächsten monat, " +
      "bevor wir, bevor ich, würde das, bleiben die, werden die",
    fr:
      "que se passe, si jamais, en cas de, au cas où, si le réseau, si la connexion, par précaution, à titre préventif, prévu, prévue, sera coupé, " +
      "sera coupée, la semaine prochaine, le mois prochain, avant de, avant de souscrire, plan de secours, procédure, est ce que les",
    es:
      "qué pasa si, y si, en caso de, por si, si se cae, si se corta, si falla, por precaución, previsto, prevista, está previsto, se cortará, " +
      "la semana que viene, el mes que viene, antes de contratar, antes de, plan de emergencia, procedimiento, se pierde la, queda guardad*",
    it:
      "cosa succede, che succede, e se, in caso di, nel caso, se cade, se salta, se dovesse, per precauzione, per sicurezza, previsto, prevista, verrà, " +
      "la settimana prossima, il mese prossimo, prima di, piano di emergenza, procedura, che indennizzo",
    pt:
      "o que acontece, e se, em caso de, caso, se cair, se faltar, se a internet, por precaução, só por precaução, previsto, prevista, programad*, " +
      "semana que vem, mês que vem, antes de contratar, antes de, plano de emergência, procedimento, quando falta, quando voltar, dá para",
    nl:
      "wat gebeurt er, wat als, en als, in geval van, mocht, voor het geval, stel dat, uit voorzorg, voor de zekerheid, gepland, geplande, volgende week, " +
      "volgende maand, voordat we, voordat ik, noodplan, procedure, blijven de",
    ja: "もし, 場合は, 場合に, 万が一, 念のため, 予定, 来週, 来月, 計画, 事前に, 備え, 停電します, 停電し, どうなりますか, ままでしょうか, 契約前",
  },
} as const satisfies Readonly<Record<string, SignalWords>>;
