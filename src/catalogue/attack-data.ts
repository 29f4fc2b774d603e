/* eslint-disable max-lines -- data, one line a technique */
// Names and numbers of MITRE ATT&CK, Enterprise, written by scripts/attack.mjs; attack.ts reads them.
// © The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.
export const VERSION = '19';
/** In the order of the matrix: short name, id, name. */
export const TACTICS = `reconnaissance TA0043 Reconnaissance
resource-development TA0042 Resource Development
initial-access TA0001 Initial Access
execution TA0002 Execution
persistence TA0003 Persistence
privilege-escalation TA0004 Privilege Escalation
stealth TA0005 Stealth
defense-impairment TA0112 Defense Impairment
credential-access TA0006 Credential Access
discovery TA0007 Discovery
lateral-movement TA0008 Lateral Movement
collection TA0009 Collection
command-and-control TA0011 Command and Control
exfiltration TA0010 Exfiltration
impact TA0040 Impact`;
/** Id; a letter for each of its tactics, behind `>` what took its place; name. */
export const TECHNIQUES = `T1001 m Data Obfuscation
T1001.001 m Junk Data
T1001.002 m Steganography
T1001.003 m Protocol or Service Impersonation
T1002 n>T1560 Data Compressed
T1003 i OS Credential Dumping
T1003.001 i LSASS Memory
T1003.002 i Security Account Manager
T1003.003 i NTDS
T1003.004 i LSA Secrets
T1003.005 i Cached Domain Credentials
T1003.006 i DCSync
T1003.007 i Proc Filesystem
T1003.008 i /etc/passwd and /etc/shadow
T1004 e>T1547.004 Winlogon Helper DLL
T1005 l Data from Local System
T1006 g Direct Volume Access
T1007 j System Service Discovery
T1008 m Fallback Channels
T1009 g>T1027.001 Binary Padding
T1010 j Application Window Discovery
T1011 n Exfiltration Over Other Network Medium
T1011.001 n Exfiltration Over Bluetooth
T1012 j Query Registry
T1013 ef>T1547.010 Port Monitors
T1014 g Rootkit
T1015 ef>T1546.008 Accessibility Features
T1016 j System Network Configuration Discovery
T1016.001 j Internet Connection Discovery
T1016.002 j Wi-Fi Discovery
T1017 k>T1072 Application Deployment Software
T1018 j Remote System Discovery
T1019 e>T1542.001 System Firmware
T1020 n Automated Exfiltration
T1020.001 n Traffic Duplication
T1021 k Remote Services
T1021.001 k Remote Desktop Protocol
T1021.002 k SMB/Windows Admin Shares
T1021.003 k Distributed Component Object Model
T1021.004 k SSH
T1021.005 k VNC
T1021.006 k Windows Remote Management
T1021.007 k Cloud Services
T1021.008 k Direct Cloud VM Connections
T1022 n>T1560 Data Encrypted
T1023 e>T1547.009 Shortcut Modification
T1024 m>T1573 Custom Cryptographic Protocol
T1025 l Data from Removable Media
T1026 m Multiband Communication
T1027 g Obfuscated Files or Information
T1027.001 g Binary Padding
T1027.002 g Software Packing
T1027.003 g Steganography
T1027.004 g Compile After Delivery
T1027.005 g Indicator Removal from Tools
T1027.006 g HTML Smuggling
T1027.007 g Dynamic API Resolution
T1027.008 g Stripped Payloads
T1027.009 g Embedded Payloads
T1027.010 g Command Obfuscation
T1027.011 g Fileless Storage
T1027.012 g LNK Icon Smuggling
T1027.013 g Encrypted/Encoded File
T1027.014 g Polymorphic Code
T1027.015 g Compression
T1027.016 g Junk Code Insertion
T1027.017 g SVG Smuggling
T1027.018 g Invisible Unicode
T1028 dk>T1021.006 Windows Remote Management
T1029 n Scheduled Transfer
T1030 n Data Transfer Size Limits
T1031 e>T1543.003 Modify Existing Service
T1032 m>T1573 Standard Cryptographic Protocol
T1033 j System Owner/User Discovery
T1034 ef Path Interception
T1035 d>T1569.002 Service Execution
T1036 g Masquerading
T1036.001 g Invalid Code Signature
T1036.002 g Right-to-Left Override
T1036.003 g Rename Legitimate Utilities
T1036.004 g Masquerade Task or Service
T1036.005 g Match Legitimate Resource Name or Location
T1036.006 g Space after Filename
T1036.007 g Double File Extension
T1036.008 g Masquerade File Type
T1036.009 g Break Process Trees
T1036.010 g Masquerade Account Name
T1036.011 g Overwrite Process Arguments
T1036.012 g Browser Fingerprint
T1037 ef Boot or Logon Initialization Scripts
T1037.001 ef Logon Script (Windows)
T1037.002 ef Login Hook
T1037.003 ef Network Logon Script
T1037.004 ef RC Scripts
T1037.005 ef Startup Items
T1038 efg>T1574.001 DLL Search Order Hijacking
T1039 l Data from Network Shared Drive
T1040 ij Network Sniffing
T1041 n Exfiltration Over C2 Channel
T1042 e>T1546.001 Change Default File Association
T1043 m Commonly Used Port
T1044 ef>T1574.010 File System Permissions Weakness
T1045 g>T1027.002 Software Packing
T1046 j Network Service Discovery
T1047 d Windows Management Instrumentation
T1048 n Exfiltration Over Alternative Protocol
T1048.001 n Exfiltration Over Symmetric Encrypted Non-C2 Protocol
T1048.002 n Exfiltration Over Asymmetric Encrypted Non-C2 Protocol
T1048.003 n Exfiltration Over Unencrypted Non-C2 Protocol
T1049 j System Network Connections Discovery
T1050 ef>T1543.003 New Service
T1051 k Shared Webroot
T1052 n Exfiltration Over Physical Medium
T1052.001 n Exfiltration over USB
T1053 def Scheduled Task/Job
T1053.001 def>T1053.002 At (Linux)
T1053.002 def At
T1053.003 def Cron
T1053.004 def Launchd
T1053.005 def Scheduled Task
T1053.006 def Systemd Timers
T1053.007 def Container Orchestration Job
T1054 g>T1685 Indicator Blocking
T1055 gf Process Injection
T1055.001 gf Dynamic-link Library Injection
T1055.002 gf Portable Executable Injection
T1055.003 gf Thread Execution Hijacking
T1055.004 gf Asynchronous Procedure Call
T1055.005 gf Thread Local Storage
T1055.008 gf Ptrace System Calls
T1055.009 gf Proc Memory
T1055.011 gf Extra Window Memory Injection
T1055.012 gf Process Hollowing
T1055.013 gf Process Doppelgänging
T1055.014 gf VDSO Hijacking
T1055.015 gf ListPlanting
T1056 li Input Capture
T1056.001 li Keylogging
T1056.002 li GUI Input Capture
T1056.003 li Web Portal Capture
T1056.004 li Credential API Hooking
T1057 j Process Discovery
T1058 ef>T1574.011 Service Registry Permissions Weakness
T1059 d Command and Scripting Interpreter
T1059.001 d PowerShell
T1059.002 d AppleScript
T1059.003 d Windows Command Shell
T1059.004 d Unix Shell
T1059.005 d Visual Basic
T1059.006 d Python
T1059.007 d JavaScript
T1059.008 d Network Device CLI
T1059.009 d Cloud API
T1059.010 d AutoHotKey & AutoIT
T1059.011 d Lua
T1059.012 d Hypervisor CLI
T1059.013 d Container CLI/API
T1060 e>T1547.001 Registry Run Keys / Startup Folder
T1061 d Graphical User Interface
T1062 e Hypervisor
T1063 j>T1518.001 Security Software Discovery
T1064 gd Scripting
T1065 m>T1571 Uncommonly Used Port
T1066 g>T1027.005 Indicator Removal from Tools
T1067 e>T1542.003 Bootkit
T1068 f Exploitation for Privilege Escalation
T1069 j Permission Groups Discovery
T1069.001 j Local Groups
T1069.002 j Domain Groups
T1069.003 j Cloud Groups
T1070 g Indicator Removal
T1070.001 g>T1685.005 Clear Windows Event Logs
T1070.002 g>T1685.006 Clear Linux or Mac System Logs
T1070.003 g Clear Command History
T1070.004 g File Deletion
T1070.005 g Network Share Connection Removal
T1070.006 g Timestomp
T1070.007 g Clear Network Connection History and Configurations
T1070.008 g Clear Mailbox Data
T1070.009 g Clear Persistence
T1070.010 g Relocate Malware
T1071 m Application Layer Protocol
T1071.001 m Web Protocols
T1071.002 m File Transfer Protocols
T1071.003 m Mail Protocols
T1071.004 m DNS
T1071.005 m Publish/Subscribe Protocols
T1072 dk Software Deployment Tools
T1073 g>T1574.002 DLL Side-Loading
T1074 l Data Staged
T1074.001 l Local Data Staging
T1074.002 l Remote Data Staging
T1075 k>T1550.002 Pass the Hash
T1076 k>T1021.001 Remote Desktop Protocol
T1077 k>T1021.002 Windows Admin Shares
T1078 gefc Valid Accounts
T1078.001 gefc Default Accounts
T1078.002 gefc Domain Accounts
T1078.003 gefc Local Accounts
T1078.004 gefc Cloud Accounts
T1079 m>T1573 Multilayer Encryption
T1080 k Taint Shared Content
T1081 i>T1552.001 Credentials in Files
T1082 j System Information Discovery
T1083 j File and Directory Discovery
T1084 e>T1546.003 Windows Management Instrumentation Event Subscription
T1085 gd>T1218.011 Rundll32
T1086 d>T1059.001 PowerShell
T1087 j Account Discovery
T1087.001 j Local Account
T1087.002 j Domain Account
T1087.003 j Email Account
T1087.004 j Cloud Account
T1088 gf>T1548.002 Bypass User Account Control
T1089 g>T1685 Disabling Security Tools
T1090 m Proxy
T1090.001 m Internal Proxy
T1090.002 m External Proxy
T1090.003 m Multi-hop Proxy
T1090.004 m Domain Fronting
T1091 kc Replication Through Removable Media
T1092 m Communication Through Removable Media
T1093 g>T1055.012 Process Hollowing
T1094 m>T1095 Custom Command and Control Protocol
T1095 m Non-Application Layer Protocol
T1096 g>T1564.004 NTFS File Attributes
T1097 k>T1550.003 Pass the Ticket
T1098 ef Account Manipulation
T1098.001 ef Additional Cloud Credentials
T1098.002 ef Additional Email Delegate Permissions
T1098.003 ef Additional Cloud Roles
T1098.004 ef SSH Authorized Keys
T1098.005 ef Device Registration
T1098.006 ef Additional Container Cluster Roles
T1098.007 ef Additional Local or Domain Groups
T1099 g>T1070.006 Timestomp
T1100 ef>T1505.003 Web Shell
T1101 e>T1547.005 Security Support Provider
T1102 m Web Service
T1102.001 m Dead Drop Resolver
T1102.002 m Bidirectional Communication
T1102.003 m One-Way Communication
T1103 ef>T1546.010 AppInit DLLs
T1104 m Multi-Stage Channels
T1105 m Ingress Tool Transfer
T1106 d Native API
T1107 g>T1070.004 File Deletion
T1108 ge Redundant Access
T1109 ge>T1542.002 Component Firmware
T1110 i Brute Force
T1110.001 i Password Guessing
T1110.002 i Password Cracking
T1110.003 i Password Spraying
T1110.004 i Credential Stuffing
T1111 i Multi-Factor Authentication Interception
T1112 he Modify Registry
T1113 l Screen Capture
T1114 l Email Collection
T1114.001 l Local Email Collection
T1114.002 l Remote Email Collection
T1114.003 l Email Forwarding Rule
T1115 l Clipboard Data
T1116 g>T1553.002 Code Signing
T1117 gd>T1218.010 Regsvr32
T1118 gd>T1218.004 InstallUtil
T1119 l Automated Collection
T1120 j Peripheral Device Discovery
T1121 gd>T1218.009 Regsvcs/Regasm
T1122 ge>T1546.015 Component Object Model Hijacking
T1123 l Audio Capture
T1124 j System Time Discovery
T1125 l Video Capture
T1126 g>T1070.005 Network Share Connection Removal
T1127 gd Trusted Developer Utilities Proxy Execution
T1127.001 gd MSBuild
T1127.002 gd ClickOnce
T1127.003 gd JamPlus
T1128 e>T1546.007 Netsh Helper DLL
T1129 d Shared Modules
T1130 g>T1553.004 Install Root Certificate
T1131 e>T1547.002 Authentication Package
T1132 m Data Encoding
T1132.001 m Standard Encoding
T1132.002 m Non-Standard Encoding
T1133 ec External Remote Services
T1134 gf Access Token Manipulation
T1134.001 gf Token Impersonation/Theft
T1134.002 gf Create Process with Token
T1134.003 gf Make and Impersonate Token
T1134.004 gf Parent PID Spoofing
T1134.005 gf SID-History Injection
T1135 j Network Share Discovery
T1136 e Create Account
T1136.001 e Local Account
T1136.002 e Domain Account
T1136.003 e Cloud Account
T1137 e Office Application Startup
T1137.001 e Office Template Macros
T1137.002 e Office Test
T1137.003 e Outlook Forms
T1137.004 e Outlook Home Page
T1137.005 e Outlook Rules
T1137.006 e Add-ins
T1138 ef>T1546.011 Application Shimming
T1139 i>T1552.003 Bash History
T1140 g Deobfuscate/Decode Files or Information
T1141 i>T1056.002 Input Prompt
T1142 i>T1555.001 Keychain
T1143 g>T1564.003 Hidden Window
T1144 g>T1553.001 Gatekeeper Bypass
T1145 i>T1552.004 Private Keys
T1146 g>T1070.003 Clear Command History
T1147 g>T1564.002 Hidden Users
T1148 g>T1690 HISTCONTROL
T1149 g LC_MAIN Hijacking
T1150 gef>T1547.011 Plist Modification
T1151 gd>T1036.006 Space after Filename
T1152 gde>T1569.001 Launchctl
T1153 d Source
T1154 de>T1546.005 Trap
T1155 d>T1059.002 AppleScript
T1156 e>T1546.004 Malicious Shell Modification
T1157 ef>T1574.004 Dylib Hijacking
T1158 ge>T1564.001 Hidden Files and Directories
T1159 e>T1543.001 Launch Agent
T1160 ef>T1543.004 Launch Daemon
T1161 e>T1546.006 LC_LOAD_DYLIB Addition
T1162 e>T1547.011 Login Item
T1163 e>T1037.004 Rc.common
T1164 e>T1547.007 Re-opened Applications
T1165 ef>T1037.005 Startup Items
T1166 fe>T1548.001 Setuid and Setgid
T1167 i>T1555.002 Securityd Memory
T1168 ed>T1053 Local Job Scheduling
T1169 f>T1548.003 Sudo
T1170 gd>T1218.005 Mshta
T1171 i>T1557.001 LLMNR/NBT-NS Poisoning and Relay
T1172 m>T1090.004 Domain Fronting
T1173 d>T1559.002 Dynamic Data Exchange
T1174 i>T1556.002 Password Filter DLL
T1175 kd Component Object Model and Distributed COM
T1176 e Software Extensions
T1176.001 e Browser Extensions
T1176.002 e IDE Extensions
T1177 de>T1547.008 LSASS Driver
T1178 f>T1134.005 SID-History Injection
T1179 efi>T1056.004 Hooking
T1180 e>T1546.002 Screensaver
T1181 gf>T1055.011 Extra Window Memory Injection
T1182 ef>T1546.009 AppCert DLLs
T1183 feg>T1546.012 Image File Execution Options Injection
T1184 k>T1563.001 SSH Hijacking
T1185 l Browser Session Hijacking
T1186 g>T1055.013 Process Doppelgänging
T1187 i Forced Authentication
T1188 m>T1090.003 Multi-hop Proxy
T1189 c Drive-by Compromise
T1190 c Exploit Public-Facing Application
T1191 gd>T1218.003 CMSTP
T1192 c>T1566.002 Spearphishing Link
T1193 c>T1566.001 Spearphishing Attachment
T1194 c>T1566.003 Spearphishing via Service
T1195 c Supply Chain Compromise
T1195.001 c Compromise Software Dependencies and Development Tools
T1195.002 c Compromise Software Supply Chain
T1195.003 c Compromise Hardware Supply Chain
T1196 gd>T1218.002 Control Panel Items
T1197 ged BITS Jobs
T1198 ge>T1553.003 SIP and Trust Provider Hijacking
T1199 c Trusted Relationship
T1200 c Hardware Additions
T1201 j Password Policy Discovery
T1202 g Indirect Command Execution
T1203 d Exploitation for Client Execution
T1204 d User Execution
T1204.001 d Malicious Link
T1204.002 d Malicious File
T1204.003 d Malicious Image
T1204.004 d Malicious Copy and Paste
T1204.005 d Malicious Library
T1205 gem Traffic Signaling
T1205.001 gem Port Knocking
T1205.002 gem Socket Filters
T1206 f>T1548.003 Sudo Caching
T1207 h Rogue Domain Controller
T1208 i>T1558.003 Kerberoasting
T1209 e>T1547.003 Time Providers
T1210 k Exploitation of Remote Services
T1211 g Exploitation for Stealth
T1212 i Exploitation for Credential Access
T1213 l Data from Information Repositories
T1213.001 l Confluence
T1213.002 l Sharepoint
T1213.003 l Code Repositories
T1213.004 l Customer Relationship Management Software
T1213.005 l Messaging Applications
T1213.006 l Databases
T1214 i>T1552.002 Credentials in Registry
T1215 e>T1547.006 Kernel Modules and Extensions
T1216 g System Script Proxy Execution
T1216.001 g PubPrn
T1216.002 g SyncAppvPublishingServer
T1217 j Browser Information Discovery
T1218 g System Binary Proxy Execution
T1218.001 g Compiled HTML File
T1218.002 g Control Panel
T1218.003 g CMSTP
T1218.004 g InstallUtil
T1218.005 g Mshta
T1218.007 g Msiexec
T1218.008 g Odbcconf
T1218.009 g Regsvcs/Regasm
T1218.010 g Regsvr32
T1218.011 g Rundll32
T1218.012 g Verclsid
T1218.013 g Mavinject
T1218.014 g MMC
T1218.015 g Electron Applications
T1219 m Remote Access Tools
T1219.001 m IDE Tunneling
T1219.002 m Remote Desktop Software
T1219.003 m Remote Access Hardware
T1220 g XSL Script Processing
T1221 g Template Injection
T1222 h File and Directory Permissions Modification
T1222.001 h Windows Permissions
T1222.002 h Linux and Mac Permissions
T1223 gd>T1218.001 Compiled HTML File
T1480 g Execution Guardrails
T1480.001 g Environmental Keying
T1480.002 g Mutual Exclusion
T1482 j Domain Trust Discovery
T1483 m>T1568.002 Domain Generation Algorithms
T1484 hf Domain or Tenant Policy Modification
T1484.001 hf Group Policy Modification
T1484.002 hf Trust Modification
T1485 o Data Destruction
T1485.001 o Lifecycle-Triggered Deletion
T1486 o Data Encrypted for Impact
T1487 o>T1561.002 Disk Structure Wipe
T1488 o>T1561.001 Disk Content Wipe
T1489 o Service Stop
T1490 o Inhibit System Recovery
T1491 o Defacement
T1491.001 o Internal Defacement
T1491.002 o External Defacement
T1492 o>T1565.001 Stored Data Manipulation
T1493 o>T1565.002 Transmitted Data Manipulation
T1494 o>T1565.003 Runtime Data Manipulation
T1495 o Firmware Corruption
T1496 o Resource Hijacking
T1496.001 o Compute Hijacking
T1496.002 o Bandwidth Hijacking
T1496.003 o SMS Pumping
T1496.004 o Cloud Service Hijacking
T1497 gj Virtualization/Sandbox Evasion
T1497.001 gj System Checks
T1497.002 gj User Activity Based Checks
T1497.003 gj Time Based Checks
T1498 o Network Denial of Service
T1498.001 o Direct Network Flood
T1498.002 o Reflection Amplification
T1499 o Endpoint Denial of Service
T1499.001 o OS Exhaustion Flood
T1499.002 o Service Exhaustion Flood
T1499.003 o Application Exhaustion Flood
T1499.004 o Application or System Exploitation
T1500 g>T1027.004 Compile After Delivery
T1501 e>T1543.002 Systemd Service
T1502 gf>T1134.004 Parent PID Spoofing
T1503 i>T1555.003 Credentials from Web Browsers
T1504 ef>T1546.013 PowerShell Profile
T1505 e Server Software Component
T1505.001 e SQL Stored Procedures
T1505.002 e Transport Agent
T1505.003 e Web Shell
T1505.004 e IIS Components
T1505.005 e Terminal Services DLL
T1505.006 e vSphere Installation Bundles
T1506 gk>T1550.004 Web Session Cookie
T1514 f>T1548.004 Elevated Execution with Prompt
T1518 j Software Discovery
T1518.001 j Security Software Discovery
T1518.002 j Backup Software Discovery
T1519 ef>T1546.014 Emond
T1522 i>T1552.005 Cloud Instance Metadata API
T1525 e Implant Internal Image
T1526 j Cloud Service Discovery
T1527 gk>T1550.001 Application Access Token
T1528 i Steal Application Access Token
T1529 o System Shutdown/Reboot
T1530 l Data from Cloud Storage
T1531 o Account Access Removal
T1534 k Internal Spearphishing
T1535 g Unused/Unsupported Cloud Regions
T1536 g>T1578.004 Revert Cloud Instance
T1537 n Transfer Data to Cloud Account
T1538 j Cloud Service Dashboard
T1539 i Steal Web Session Cookie
T1542 ge Pre-OS Boot
T1542.001 ge System Firmware
T1542.002 ge Component Firmware
T1542.003 ge Bootkit
T1542.004 ge ROMMONkit
T1542.005 ge TFTP Boot
T1543 ef Create or Modify System Process
T1543.001 ef Launch Agent
T1543.002 ef Systemd Service
T1543.003 ef Windows Service
T1543.004 ef Launch Daemon
T1543.005 ef Container Service
T1546 fe Event Triggered Execution
T1546.001 fe Change Default File Association
T1546.002 fe Screensaver
T1546.003 fe Windows Management Instrumentation Event Subscription
T1546.004 fe Unix Shell Configuration Modification
T1546.005 fe Trap
T1546.006 fe LC_LOAD_DYLIB Addition
T1546.007 fe Netsh Helper DLL
T1546.008 fe Accessibility Features
T1546.009 fe AppCert DLLs
T1546.010 fe AppInit DLLs
T1546.011 fe Application Shimming
T1546.012 fe Image File Execution Options Injection
T1546.013 fe PowerShell Profile
T1546.014 fe Emond
T1546.015 fe Component Object Model Hijacking
T1546.016 fe Installer Packages
T1546.017 ef Udev Rules
T1546.018 ef Python Startup Hooks
T1547 ef Boot or Logon Autostart Execution
T1547.001 ef Registry Run Keys / Startup Folder
T1547.002 ef Authentication Package
T1547.003 ef Time Providers
T1547.004 ef Winlogon Helper DLL
T1547.005 ef Security Support Provider
T1547.006 ef Kernel Modules and Extensions
T1547.007 ef Re-opened Applications
T1547.008 ef LSASS Driver
T1547.009 ef Shortcut Modification
T1547.010 ef Port Monitors
T1547.011 ef>T1647 Plist Modification
T1547.012 ef Print Processors
T1547.013 ef XDG Autostart Entries
T1547.014 ef Active Setup
T1547.015 ef Login Items
T1548 f Abuse Elevation Control Mechanism
T1548.001 f Setuid and Setgid
T1548.002 f Bypass User Account Control
T1548.003 f Sudo and Sudo Caching
T1548.004 f Elevated Execution with Prompt
T1548.005 f Temporary Elevated Cloud Access
T1548.006 f TCC Manipulation
T1550 k Use Alternate Authentication Material
T1550.001 k Application Access Token
T1550.002 k Pass the Hash
T1550.003 k Pass the Ticket
T1550.004 k Web Session Cookie
T1552 i Unsecured Credentials
T1552.001 i Credentials In Files
T1552.002 i Credentials in Registry
T1552.003 i Shell History
T1552.004 i Private Keys
T1552.005 i Cloud Instance Metadata API
T1552.006 i Group Policy Preferences
T1552.007 i Container API
T1552.008 i Chat Messages
T1553 h Subvert Trust Controls
T1553.001 h Gatekeeper Bypass
T1553.002 h Code Signing
T1553.003 h SIP and Trust Provider Hijacking
T1553.004 h Install Root Certificate
T1553.005 h Mark-of-the-Web Bypass
T1553.006 h Code Signing Policy Modification
T1554 e Compromise Host Software Binary
T1555 i Credentials from Password Stores
T1555.001 i Keychain
T1555.002 i Securityd Memory
T1555.003 i Credentials from Web Browsers
T1555.004 i Windows Credential Manager
T1555.005 i Password Managers
T1555.006 i Cloud Secrets Management Stores
T1556 hei Modify Authentication Process
T1556.001 hei Domain Controller Authentication
T1556.002 hei Password Filter DLL
T1556.003 hei Pluggable Authentication Modules
T1556.004 hei Network Device Authentication
T1556.005 hei Reversible Encryption
T1556.006 hei Multi-Factor Authentication
T1556.007 hei Hybrid Identity
T1556.008 hei Network Provider DLL
T1556.009 hei Conditional Access Policies
T1557 il Adversary-in-the-Middle
T1557.001 il Name Resolution Poisoning and SMB Relay
T1557.002 il ARP Cache Poisoning
T1557.003 il DHCP Spoofing
T1557.004 il Evil Twin
T1558 i Steal or Forge Kerberos Tickets
T1558.001 i Golden Ticket
T1558.002 i Silver Ticket
T1558.003 i Kerberoasting
T1558.004 i AS-REP Roasting
T1558.005 i Ccache Files
T1559 d Inter-Process Communication
T1559.001 d Component Object Model
T1559.002 d Dynamic Data Exchange
T1559.003 d XPC Services
T1560 l Archive Collected Data
T1560.001 l Archive via Utility
T1560.002 l Archive via Library
T1560.003 l Archive via Custom Method
T1561 o Disk Wipe
T1561.001 o Disk Content Wipe
T1561.002 o Disk Structure Wipe
T1562 g>T1685 Impair Defenses
T1562.001 g>T1685 Disable or Modify Tools
T1562.002 g>T1685.001 Disable Windows Event Logging
T1562.003 g>T1690 Impair Command History Logging
T1562.004 g>T1686 Disable or Modify System Firewall
T1562.006 g>T1685 Indicator Blocking
T1562.007 g>T1686.001 Disable or Modify Cloud Firewall
T1562.008 g>T1685.002 Disable or Modify Cloud Logs
T1562.009 g>T1688 Safe Mode Boot
T1562.010 g>T1689 Downgrade Attack
T1562.011 g>T1685.003 Spoof Security Alerting
T1562.012 g>T1685.004 Disable or Modify Linux Audit System
T1562.013 g>T1686.002 Disable or Modify Network Device Firewall
T1563 k Remote Service Session Hijacking
T1563.001 k SSH Hijacking
T1563.002 k RDP Hijacking
T1564 g Hide Artifacts
T1564.001 g Hidden Files and Directories
T1564.002 g Hidden Users
T1564.003 g Hidden Window
T1564.004 g NTFS File Attributes
T1564.005 g Hidden File System
T1564.006 g Run Virtual Instance
T1564.007 g VBA Stomping
T1564.008 g Email Hiding Rules
T1564.009 g Resource Forking
T1564.010 g Process Argument Spoofing
T1564.011 g Ignore Process Interrupts
T1564.012 g File/Path Exclusions
T1564.013 g Bind Mounts
T1564.014 g Extended Attributes
T1565 o Data Manipulation
T1565.001 o Stored Data Manipulation
T1565.002 o Transmitted Data Manipulation
T1565.003 o Runtime Data Manipulation
T1566 c Phishing
T1566.001 c Spearphishing Attachment
T1566.002 c Spearphishing Link
T1566.003 c Spearphishing via Service
T1566.004 c Spearphishing Voice
T1567 n Exfiltration Over Web Service
T1567.001 n Exfiltration to Code Repository
T1567.002 n Exfiltration to Cloud Storage
T1567.003 n Exfiltration to Text Storage Sites
T1567.004 n Exfiltration Over Webhook
T1568 m Dynamic Resolution
T1568.001 m Fast Flux DNS
T1568.002 m Domain Generation Algorithms
T1568.003 m DNS Calculation
T1569 d System Services
T1569.001 d Launchctl
T1569.002 d Service Execution
T1569.003 d Systemctl
T1570 k Lateral Tool Transfer
T1571 m Non-Standard Port
T1572 m Protocol Tunneling
T1573 m Encrypted Channel
T1573.001 m Symmetric Cryptography
T1573.002 m Asymmetric Cryptography
T1574 gd Hijack Execution Flow
T1574.001 gd DLL
T1574.002 gd>T1574.001 DLL Side-Loading
T1574.004 gd Dylib Hijacking
T1574.005 gd Executable Installer File Permissions Weakness
T1574.006 gd Dynamic Linker Hijacking
T1574.007 gd Path Interception by PATH Environment Variable
T1574.008 gd Path Interception by Search Order Hijacking
T1574.009 gd Path Interception by Unquoted Path
T1574.010 gd Services File Permissions Weakness
T1574.011 gd Services Registry Permissions Weakness
T1574.012 gd COR_PROFILER
T1574.013 gd KernelCallbackTable
T1574.014 gd AppDomainManager
T1578 h Modify Cloud Compute Infrastructure
T1578.001 h Create Snapshot
T1578.002 h Create Cloud Instance
T1578.003 h Delete Cloud Instance
T1578.004 h Revert Cloud Instance
T1578.005 h Modify Cloud Compute Configurations
T1580 j Cloud Infrastructure Discovery
T1583 b Acquire Infrastructure
T1583.001 b Domains
T1583.002 b DNS Server
T1583.003 b Virtual Private Server
T1583.004 b Server
T1583.005 b Botnet
T1583.006 b Web Services
T1583.007 b Serverless
T1583.008 b Malvertising
T1584 b Compromise Infrastructure
T1584.001 b Domains
T1584.002 b DNS Server
T1584.003 b Virtual Private Server
T1584.004 b Server
T1584.005 b Botnet
T1584.006 b Web Services
T1584.007 b Serverless
T1584.008 b Network Devices
T1585 b Establish Accounts
T1585.001 b Social Media Accounts
T1585.002 b Email Accounts
T1585.003 b Cloud Accounts
T1586 b Compromise Accounts
T1586.001 b Social Media Accounts
T1586.002 b Email Accounts
T1586.003 b Cloud Accounts
T1587 b Develop Capabilities
T1587.001 b Malware
T1587.002 b Code Signing Certificates
T1587.003 b Digital Certificates
T1587.004 b Exploits
T1588 b Obtain Capabilities
T1588.001 b Malware
T1588.002 b Tool
T1588.003 b Code Signing Certificates
T1588.004 b Digital Certificates
T1588.005 b Exploits
T1588.006 b Vulnerabilities
T1588.007 b Artificial Intelligence
T1589 a Gather Victim Identity Information
T1589.001 a Credentials
T1589.002 a Email Addresses
T1589.003 a Employee Names
T1590 a Gather Victim Network Information
T1590.001 a Domain Properties
T1590.002 a DNS
T1590.003 a Network Trust Dependencies
T1590.004 a Network Topology
T1590.005 a IP Addresses
T1590.006 a Network Security Appliances
T1591 a Gather Victim Org Information
T1591.001 a Determine Physical Locations
T1591.002 a Business Relationships
T1591.003 a Identify Business Tempo
T1591.004 a Identify Roles
T1592 a Gather Victim Host Information
T1592.001 a Hardware
T1592.002 a Software
T1592.003 a Firmware
T1592.004 a Client Configurations
T1593 a Search Open Websites/Domains
T1593.001 a Social Media
T1593.002 a Search Engines
T1593.003 a Code Repositories
T1594 a Search Victim-Owned Websites
T1595 a Active Scanning
T1595.001 a Scanning IP Blocks
T1595.002 a Vulnerability Scanning
T1595.003 a Wordlist Scanning
T1596 a Search Open Technical Databases
T1596.001 a DNS/Passive DNS
T1596.002 a WHOIS
T1596.003 a Digital Certificates
T1596.004 a CDNs
T1596.005 a Scan Databases
T1597 a Search Closed Sources
T1597.001 a Threat Intel Vendors
T1597.002 a Purchase Technical Data
T1598 a Phishing for Information
T1598.001 a Spearphishing Service
T1598.002 a Spearphishing Attachment
T1598.003 a Spearphishing Link
T1598.004 a Spearphishing Voice
T1599 h Network Boundary Bridging
T1599.001 h Network Address Translation Traversal
T1600 h Weaken Encryption
T1600.001 h Reduce Key Space
T1600.002 h Disable Crypto Hardware
T1601 h Modify System Image
T1601.001 h Patch System Image
T1601.002 h Downgrade System Image
T1602 l Data from Configuration Repository
T1602.001 l SNMP (MIB Dump)
T1602.002 l Network Device Configuration Dump
T1606 i Forge Web Credentials
T1606.001 i Web Cookies
T1606.002 i SAML Tokens
T1608 b Stage Capabilities
T1608.001 b Upload Malware
T1608.002 b Upload Tool
T1608.003 b Install Digital Certificate
T1608.004 b Drive-by Target
T1608.005 b Link Target
T1608.006 b SEO Poisoning
T1609 d Container Administration Command
T1610 d Deploy Container
T1611 f Escape to Host
T1612 g Build Image on Host
T1613 j Container and Resource Discovery
T1614 j System Location Discovery
T1614.001 j System Language Discovery
T1615 j Group Policy Discovery
T1619 j Cloud Storage Object Discovery
T1620 g Reflective Code Loading
T1621 i Multi-Factor Authentication Request Generation
T1622 gj Debugger Evasion
T1647 h Plist File Modification
T1648 d Serverless Execution
T1649 i Steal or Forge Authentication Certificates
T1650 b Acquire Access
T1651 d Cloud Administration Command
T1652 j Device Driver Discovery
T1653 e Power Settings
T1654 j Log Enumeration
T1656 g>T1684.001 Impersonation
T1657 o Financial Theft
T1659 cm Content Injection
T1665 m Hide Infrastructure
T1666 h Modify Cloud Resource Hierarchy
T1667 o Email Bombing
T1668 e Exclusive Control
T1669 c Wi-Fi Networks
T1671 e Cloud Application Integration
T1672 g>T1684.002 Email Spoofing
T1673 j Virtual Machine Discovery
T1674 d Input Injection
T1675 d ESXi Administration Command
T1677 d Poisoned Pipeline Execution
T1678 g Delay Execution
T1679 g Selective Exclusion
T1680 j Local Storage Discovery
T1681 a Search Threat Vendor Data
T1682 a Query Public AI Services
T1683 b Generate Content
T1683.001 b Written Content
T1683.002 b Audio-Visual Content
T1684 g Social Engineering
T1684.001 g Impersonation
T1684.002 g Email Spoofing
T1685 h Disable or Modify Tools
T1685.001 h Disable or Modify Windows Event Log
T1685.002 h Disable or Modify Cloud Log
T1685.003 h Modify or Spoof Tool UI
T1685.004 h Disable or Modify Linux Audit System Log
T1685.005 h Clear Windows Event Logs
T1685.006 h Clear Linux or Mac System Logs
T1686 h Disable or Modify System Firewall
T1686.001 h Cloud Firewall
T1686.002 h Network Device Firewall
T1686.003 h Windows Host Firewall
T1687 h Exploitation for Defense Impairment
T1688 h Safe Mode Boot
T1689 h Downgrade Attack
T1690 h Prevent Command History Logging`;
