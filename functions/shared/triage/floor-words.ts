import { wordsOf } from "./word-matcher.js";

// The words that set a priority floor, in Dutch and the languages in which Comprehend detects sentiment. Which of
// them make a ticket CRITICAL, HIGH or MEDIUM is decided in priority-floor.ts. Text and words are folded before
// matching.

export const OUTAGE = wordsOf({
  en:
    "outage*, is down, are down, went down, goes down, gone down, keeps going down, server down, system down, site down, " +
    "website down, systems down, api down, s down, has been down, have been down, completely down, totally down, " +
    "fully down, service unavailable, unreachable, not reachable",
  es: "está caído, está caída, se ha caído, se cayó, fuera de servicio, sin servicio, interrupción del servicio",
  fr: "service en panne, site en panne, est en panne, serveur en panne, panne générale, inaccessible, interruption de service",
  de: "ausfall, ausgefallen, nicht erreichbar, nicht mehr erreichbar, betriebsstörung",
  it: "irraggiungibile, non raggiungibile, interruzione del servizio",
  pt: "fora do ar, indisponível, interrupção do serviço",
  ja: "障害, ダウンして, サービス停止, サーバーが落ち, つながらない",
  ko: "장애, 먹통, 서버 다운, 접속이 안",
  zh: "宕机, 当机, 當機, 服务中断, 服務中斷, 无法访问, 無法存取",
  nl: "ligt plat, liggen plat, onbereikbaar, niet bereikbaar",
  hi: "ठप, सर्वर डाउन",
  ar: "انقطاع, متوقف عن العمل",
});

/** An outage and its extent in one phrase. */
export const WIDE_OUTAGE = wordsOf({
  en: "total outage, full outage, complete outage, major outage, production outage, global outage, system wide outage",
  es: "caída total",
  fr: "panne totale",
  de: "totalausfall",
  ja: "全面障害, 全面停止",
  ko: "전면 장애",
  zh: "全面宕机",
});

/** The extent of an outage. */
export const EVERYONE = wordsOf({
  en:
    "everyone, everybody, nobody can, no one can, none of us, none of our users, none of our customers, all users, all our users, all of our users, all customers, " +
    "all our customers, all of our customers, all employees, every user, every customer, production, prod, " +
    "completely down, entire company, entire team, whole company, whole team",
  es: "todos los usuarios, todos los clientes, toda la empresa, nadie puede, producción",
  fr: "tout le monde, tous les utilisateurs, tous nos clients, toute l'entreprise, personne ne peut",
  de: "alle nutzer, alle benutzer, alle kunden, niemand kann, produktivsystem",
  it: "tutti gli utenti, tutti i clienti, nessuno può",
  pt: "todos os usuários, todos os clientes, ninguém consegue",
  ja: "全員, 全社, 本番",
  ko: "모든 사용자, 전 직원",
  zh: "所有用户, 所有用戶, 全公司, 生产环境",
  nl: "alle gebruikers, alle klanten, niemand kan",
  hi: "सभी उपयोगकर्ता",
  ar: "جميع المستخدمين",
});

export const DATA_LOSS = wordsOf({
  en:
    "data loss, lost data, lost all data, lost all the data, lost all our, lost all my data, lost our data, lost my data, " +
    "data is gone, data is all gone, data are gone, data has gone, data has disappeared, data disappeared, data vanished, " +
    "data was deleted, data has been deleted, data was wiped, wiped our data, wiped my data, files are gone, " +
    "files have disappeared, files disappeared, records have disappeared, records disappeared, data corruption, " +
    "data is corrupted, corrupted our data",
  es: "pérdida de datos, perdimos los datos, datos perdidos, datos borrados, datos han desaparecido",
  fr: "perte de données, données perdues, données effacées, données ont disparu",
  de: "datenverlust, daten verloren, daten sind weg, daten gelöscht, daten sind verschwunden",
  it: "perdita di dati, perdita dei dati, dati persi, dati cancellati, dati sono spariti",
  pt: "perda de dados, dados perdidos, dados apagados, dados sumiram",
  ja: "データ消失, データが消え, データ損失",
  ko: "데이터 손실, 데이터가 사라, 데이터 유실",
  zh: "数据丢失, 資料遺失",
  nl: "dataverlies, gegevensverlies",
  hi: "डेटा खो, डेटा गायब",
  ar: "فقدان البيانات, فقدنا البيانات",
});

export const BREACH = wordsOf({
  en:
    "data breach*, security breach*, we were breached, we have been breached, we've been breached, data leak*, " +
    "leaked our data, leaked customer data, exposed customer data, hacked, hackers, ransomware, account takeover, " +
    "data was leaked, data were leaked, data has been leaked, hack our account, hack my account, " +
    "another customer's invoices, another customer's account, been compromised, was compromised, is compromised, are compromised, were compromised, compromised account*, " +
    "compromised credential*, stolen credential*, stolen password*, unauthorized access, unauthorised access, " +
    "unauthorized login*, unauthorised login*, unauthorized transaction*, someone else's data, other customers' data, " +
    "another customer's data, sql injection, remote code execution, zero day",
  es: "hackeado, hackeada, hackearon, acceso no autorizado, filtración de datos, brecha de seguridad",
  fr: "compte piraté, été piraté*, piratage, accès non autorisé, fuite de données, violation de données",
  de: "gehackt, datenleck, unbefugter zugriff, sicherheitsvorfall, datenpanne",
  it: "hackerato, hackerata, accesso non autorizzato, violazione dei dati, fuga di dati",
  pt: "conta invadida, acesso não autorizado, vazamento de dados, violação de dados",
  ja: "不正アクセス, 情報漏洩, 情報漏えい, ハッキング, 乗っ取ら",
  ko: "해킹, 정보 유출, 무단 접근",
  zh: "黑客, 駭客, 数据泄露, 資料外洩, 未经授权的访问",
  nl: "datalek",
  hi: "हैक, डेटा लीक",
  ar: "اختراق, تسريب البيانات",
});

export const SECURITY_PROBLEM = wordsOf({
  en:
    "security issue*, security incident*, security problem*, security hole*, security flaw*, security risk*, " +
    "security bug*, security concern*, vulnerability, vulnerabilities, phishing, malware, suspicious login*, " +
    "suspicious activity, breach, breached, fraud*, exploited, identity theft",
  es: "vulnerabilidad*, fraude",
  fr: "vulnérabilité*, faille de sécurité",
  de: "sicherheitslücke*, betrug",
  it: "vulnerabilità, frode",
  pt: "vulnerabilidade*",
  ja: "脆弱性, フィッシング",
  ko: "취약점, 피싱",
  zh: "漏洞, 钓鱼, 釣魚",
  hi: "धोखाधड़ी",
  ar: "احتيال",
});

/** Security as a subject: a person should read it, but a question about settings is not an emergency. */
export const SECURITY_MENTION = wordsOf({
  en: "security",
  es: "seguridad",
  fr: "sécurité",
  de: "sicherheit",
  it: "sicurezza",
  pt: "segurança",
  ja: "セキュリティ",
  ko: "보안",
  zh: "安全",
  hi: "सुरक्षा",
  ar: "الأمان",
});
