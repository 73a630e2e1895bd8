// Acronyms that everybody who works on services knows, and words in capitals that are none; and how an acronym is explained.

const commonAcronyms: ReadonlySet<string> = new Set(
  `ACID ACL ACLS AES AI ALPN AM AND ANSI API APIS ARM ASCII AST AWS AZ BGP BOM BSD CA CAS CD CDC CDN CERN CET CI CIDR CLI CNCF CNI CORS CPU CR CRD CRDT CRI CRL CRUD
   CSI CSP CSR CSRF CSS CSV CVE DAG DB DDL DDOS DEBUG DELETE DHCP DM DMS DNS DOM DOS DSL E2E E2EE EC2 ECDSA EDIT EKS EOF EOL ERROR ETA ETL EU EUR FAQ FIFO FIPS FIXME FQDN FTP GA GB GC
   GCE GCP GDPR GET GIT GKE GMT GNU GPG GPL GPU GRPC GUI HA HEAD HMAC HPA HSM HTML HTTP HTTPS IAM IANA ID IDE IDL IDP IDS IETF INFO IO IOT IP IPC IPV4 IPV6 ISO IT JDBC JPEG JS JSON JVM
   JWK JWKS JWS JWT K8S KB KEP KEPS KMS LAN LDAP LIFO LRU LTS MAC MAY MB MCP MD5 MFA MIME MIT ML MSC MSCS MTLS MTU MUST MVP NAT NB NFS NIST NOT NTP NULL OAUTH OCI ODBC OIDC OK OOM OR ORM OS
   OSI OSS OTEL OTLP OWASP P2P PATCH PC PDF PGP PID PII PKCE PKI PM PNG POC POD POSIX POST PR PRS PUT PVC QA QOS QPS QR RAM RAID RBAC RDBMS README REST RFC RFCS RGB RHEL RO ROA RPC RPO RPS RSA RSS RTO RTT RW
   S3 SAML SAN SASL SCIM SCM SDK SDKS SEO SHA SHA1 SHA256 SHALL SHOULD SIG SIGS SLA SLAS SLI SLIS SLO SLOS SMTP SNI SOA SOAP SPI SPIFFE SQL SRE SRV SSD SSE SSH SSL SSO STS SVG TAR TB TBD TBC TCP TLD TLS TODO
   TOML TOTP TPM TTL TTLS TV UDP UI UID UK ULID UML UNIX URI URIS URL URLS URN US USA USB USD UTC UTF UTF8 UUID UX VCS VIP VM VMS VPC VPN W3C WAF WAL WAN WARN WASM WG WGS WIP WS XML XMPP XSS XXX YAML ZIP
   NOTE WARNING IMPORTANT TIP CAUTION ALL ANY ONLY NEVER ALWAYS BEFORE AFTER YES NO TRUE FALSE NEW OLD IF THEN ELSE FOR WITH FROM REQUIRED OPTIONAL RECOMMENDED SELECT WHERE INSERT UPDATE CREATE TABLE`.split(
    /\s+/,
  ),
);

/** An acronym written out beside it, either way round, or explained after a colon or "stands for". */
export const definedAcronym =
  /\(["'“*_`]*(?<inside>\p{Lu}[\p{Lu}\p{N}]{1,7})s?["'”*_`]*[),;]|(?<![\p{L}\p{N}_])(?<before>\p{Lu}[\p{Lu}\p{N}]{1,7})(?:s?["'”*_`]* ?\((?=[^)\n]{0,200}\p{L}{3})|["'”*_`]*(?: stands for| means| is short for| for short| ?[:=–—] ?(?=\p{L}{3})))/gu;

/** A word in capitals as an acronym is written; its plural "s" is no part of it. */
export const acronym = /(?<![\p{L}\p{N}_./$#@-])\p{Lu}[\p{Lu}\p{N}]{1,7}(?=s?(?![\p{L}\p{N}_./=(-]))/gu;

/** Not the names of anything: "S3", "2FA" in a list, Roman numbers, the numbers of documents ("RFC9110"). */
const noName = /^\p{Lu}\d+$|^\d|^[IVXLC]+$|^\p{Lu}+\d{3,}$/u;

/** Whether a word in capitals is one that a reader has to be told of. */
export const wantsMeaning = (word: string): boolean => !commonAcronyms.has(word) && !noName.test(word);
