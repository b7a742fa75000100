/**
 * Words of the floor rules, in Comprehend's sentiment languages. Written without accents where the language may drop them:
 * both sides are folded before they are compared. `*` matches any ending.
 */
export const OUTAGE = [
  ...["outage*", "is down", "are down", "went down", "goes down", "gone down", "keeps going down", "server down"],
  ...["system down", "site down", "website down", "service unavailable", "unreachable", "not reachable"],
  ...[
    "esta caido",
    "esta caida",
    "se ha caido",
    "se cayo",
    "fuera de servicio",
    "sin servicio",
    "interrupcion del servicio",
  ],
  ...[
    "service en panne",
    "site en panne",
    "serveur en panne",
    "panne generale",
    "inaccessible",
    "interruption de service",
  ],
  ...["ausfall", "ausgefallen", "nicht erreichbar", "nicht mehr erreichbar", "betriebsstorung"],
  ...["irraggiungibile", "interruzione del servizio", "non raggiungibile"],
  ...["fora do ar", "indisponivel", "interrupcao do servico"],
  ...["障害", "ダウンして", "サービス停止", "サーバーが落ち", "つながらない", "장애", "먹통", "서버 다운", "접속이 안"],
  ...[
    "宕机",
    "当机",
    "當機",
    "服务中断",
    "服務中斷",
    "无法访问",
    "無法存取",
    "ठप",
    "सर्वर डाउन",
    "انقطاع",
    "متوقف عن العمل",
  ],
];

/** An outage and its reach in one phrase. */
export const WIDE_OUTAGE = [
  ...["total outage", "full outage", "complete outage", "major outage", "production outage", "global outage"],
  ...["caida total", "panne totale", "totalausfall", "全面障害", "全面停止", "전면 장애", "全面宕机"],
];

/** How far an outage reaches. */
export const EVERYONE = [
  ...[
    "everyone",
    "everybody",
    "nobody can",
    "no one can",
    "none of us",
    "all users",
    "all our users",
    "all of our users",
  ],
  ...["all customers", "all our customers", "all of our customers", "all employees", "every user", "every customer"],
  ...["production", "prod", "completely down", "entire company", "entire team", "whole company", "whole team"],
  ...["todos los usuarios", "todos los clientes", "toda la empresa", "nadie puede", "produccion"],
  ...["tout le monde", "tous les utilisateurs", "tous nos clients", "toute l'entreprise", "personne ne peut"],
  ...["alle nutzer", "alle benutzer", "alle kunden", "niemand kann", "produktivsystem"],
  ...[
    "tutti gli utenti",
    "tutti i clienti",
    "nessuno puo",
    "todos os usuarios",
    "todos os clientes",
    "ninguem consegue",
  ],
  ...[
    "全員",
    "全社",
    "本番",
    "모든 사용자",
    "전 직원",
    "所有用户",
    "所有用戶",
    "全公司",
    "生产环境",
    "सभी उपयोगकर्ता",
    "جميع المستخدمين",
  ],
];

export const DATA_LOSS = [
  ...[
    "data loss",
    "lost data",
    "lost all our data",
    "lost all my data",
    "lost all the data",
    "lost all data",
    "lost our data",
  ],
  ...[
    "lost my data",
    "lost all our",
    "data is gone",
    "data is all gone",
    "data are gone",
    "data has gone",
    "files are gone",
  ],
  ...["data has disappeared", "data disappeared", "data vanished", "data was deleted", "data has been deleted"],
  ...["data was wiped", "wiped our data", "wiped my data", "wiped all", "files have disappeared", "files disappeared"],
  ...["records have disappeared", "records disappeared", "data corruption", "data is corrupted", "corrupted our data"],
  ...["perdida de datos", "perdimos los datos", "datos perdidos", "datos borrados", "datos han desaparecido"],
  ...["perte de donnees", "donnees perdues", "donnees effacees", "donnees ont disparu"],
  ...["datenverlust", "daten verloren", "daten sind weg", "daten geloscht", "daten sind verschwunden"],
  ...["perdita di dati", "perdita dei dati", "dati persi", "dati cancellati", "dati sono spariti"],
  ...["perda de dados", "dados perdidos", "dados apagados", "dados sumiram"],
  ...[
    "データ消失",
    "データが消え",
    "データ損失",
    "데이터 손실",
    "데이터가 사라",
    "데이터 유실",
    "数据丢失",
    "資料遺失",
  ],
  ...["डेटा खो", "डेटा गायब", "فقدان البيانات", "فقدنا البيانات"],
];

export const BREACH = [
  ...[
    "data breach*",
    "security breach*",
    "we were breached",
    "we have been breached",
    "we've been breached",
    "data leak*",
  ],
  ...[
    "leaked our data",
    "leaked customer data",
    "hacked",
    "hackers",
    "ransomware",
    "account takeover",
    "been compromised",
  ],
  ...[
    "was compromised",
    "is compromised",
    "are compromised",
    "were compromised",
    "compromised account*",
    "compromised credential*",
  ],
  ...[
    "unauthorized access",
    "unauthorised access",
    "unauthorized login*",
    "unauthorised login*",
    "unauthorized transaction*",
  ],
  ...[
    "stolen credential*",
    "stolen password*",
    "someone else's data",
    "other customers' data",
    "another customer's data",
  ],
  ...["sql injection", "remote code execution", "zero day", "exposed customer data"],
  ...["hackeado", "hackeada", "hackearon", "acceso no autorizado", "filtracion de datos", "brecha de seguridad"],
  ...["compte pirate", "ete pirate*", "piratage", "acces non autorise", "fuite de donnees", "violation de donnees"],
  ...["gehackt", "datenleck", "unbefugter zugriff", "sicherheitsvorfall", "datenpanne"],
  ...["hackerato", "hackerata", "accesso non autorizzato", "violazione dei dati", "fuga di dati"],
  ...["conta invadida", "acesso nao autorizado", "vazamento de dados", "violacao de dados"],
  ...["不正アクセス", "情報漏洩", "情報漏えい", "ハッキング", "乗っ取ら", "해킹", "정보 유출", "무단 접근"],
  ...["黑客", "駭客", "数据泄露", "資料外洩", "未经授权的访问", "हैक", "डेटा लीक", "اختراق", "تسريب البيانات"],
];

export const SECURITY_PROBLEM = [
  ...[
    "security issue*",
    "security incident*",
    "security problem*",
    "security hole*",
    "security flaw*",
    "security risk*",
  ],
  ...[
    "security bug*",
    "security concern*",
    "vulnerability",
    "vulnerabilities",
    "phishing",
    "malware",
    "suspicious login*",
  ],
  ...["suspicious activity", "breach", "breached", "fraud*", "exploited", "identity theft"],
  ...["vulnerabilidad*", "vulnerabilite*", "sicherheitslucke*", "vulnerabilita", "fraude", "betrug", "frode"],
  ...["脆弱性", "フィッシング", "취약점", "피싱", "漏洞", "钓鱼", "釣魚", "धोखाधड़ी", "احتيال"],
];

/** Security as a subject: someone should look, but a question about settings is no emergency. */
export const SECURITY_MENTION = [
  ...["security", "seguridad", "securite", "sicherheit", "sicurezza", "seguranca"],
  ...["セキュリティ", "보안", "安全", "सुरक्षा", "الأمان"],
];
