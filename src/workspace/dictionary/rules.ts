// What Sigma rules for CloudTrail are made of, in words of our own: keys in their usual order, modifiers, tags, turns of phrase.
export const RULES = `
attack.reconnaissance attack.resource-development attack.initial-access attack.execution attack.persistence attack.privilege-escalation attack.stealth attack.defense-impairment attack.defense-evasion attack.credential-access attack.discovery attack.lateral-movement attack.collection attack.command-and-control attack.exfiltration attack.impact
attack.t1040 attack.t1046 attack.t1048 attack.t1053 attack.t1059 attack.t1059.009 attack.t1069.003 attack.t1070 attack.t1078 attack.t1078.001 attack.t1078.002 attack.t1078.004 attack.t1082 attack.t1087 attack.t1087.004 attack.t1098 attack.t1098.001 attack.t1098.003 attack.t1098.004 attack.t1098.006 attack.t1110 attack.t1110.003 attack.t1114 attack.t1119 attack.t1133 attack.t1136 attack.t1136.003 attack.t1190 attack.t1195 attack.t1199 attack.t1204 attack.t1212 attack.t1485 attack.t1486 attack.t1489 attack.t1490 attack.t1491 attack.t1495 attack.t1496 attack.t1525 attack.t1526 attack.t1528 attack.t1530 attack.t1531 attack.t1537 attack.t1538 attack.t1546 attack.t1548 attack.t1550 attack.t1550.001 attack.t1552 attack.t1552.001 attack.t1552.005 attack.t1552.007 attack.t1555.006 attack.t1556 attack.t1556.006 attack.t1562 attack.t1562.001 attack.t1562.007 attack.t1562.008 attack.t1565 attack.t1566 attack.t1567.002 attack.t1578 attack.t1578.002 attack.t1578.003 attack.t1580 attack.t1592 attack.t1619 attack.t1621 attack.t1648 attack.t1651
|contains: |contains|all: |startswith: |endswith: |re: |re|i: |cidr: |exists: true |exists: false |fieldref: |cased: |windash: |base64offset|contains: |gt: |gte: |lt: |lte: |neq: |expand: '%
all of selection_* 1 of selection_* all of them 1 of them 1 of filter_main_* 1 of filter_optional_* and not 1 of filter_*
action: global
correlation:
    type: event_count
    rules:
        - a
    group-by:
        - userIdentity.arn
        - sourceIPAddress
    timespan: 5m
    condition:
        gte: 10
type: value_count temporal temporal_ordered aliases generate
related:
    - id: 0c5e1f7a-92b4-4d38-8f60-3b7a91c2e845
      type: derived
    - id: similar obsolete renamed merged
license: DRL-1.1
status: experimental stable deprecated unsupported
level: informational low medium high critical
An attacker or adversary may use this to gain access, escalate privileges, maintain persistence, move laterally, evade detection, disable logging, steal credentials, exfiltrate data, delete or modify resources, cause damage or disruption in the cloud environment. This could indicate an attempt by a compromised user, an insider, unauthorized activity, suspicious or malicious behavior, a misconfiguration that would allow traffic from the internet to a publicly exposed instance, database, cluster, bucket, function, container, key, policy, role, group, account, password, session, token, secret, snapshot, image, volume, network, gateway, security group, virtual machine, user data, startup script, command, shell, tool, backdoor.
AWS, Amazon, Deleted, Disabled, Modified, Created, Updated, Removed, Enabled, Changed, Added, New, Potential, Possible, Suspicious, Unusual, Successful, Failed, Multiple, Usage, Login, Attempt, Access, Abuse, Takeover, Exfiltration, Enumeration, Discovery, Persistence, Via, From, Without, Against, Using
[1,{},[["pasted",1]],null,[[0,0,"match"],[1,0,"no match"],[2,0,"known gap"]]]
[28,{"selected":2,"marked":"selection_event/0#0","focus":"filter_main_","filter":"match","text":"","stages":"{}","sort":"-time","windows":"tumbling"},[["example",12]],{"Administrators":["alice"]}]
[27,{"selected":1,"marked":"selection/1#2","filter":"none"},[["CloudTrail.json",5]]]
[52,{"selected":0},[["example",3]]]
title: AWS Access Key Was Created For Another User
id: 6b1f0c52-3d4e-4a7b-9c18-5e2d7f0a4b93
status: experimental
description: |
    Detects when a user creates an access key for another user. Identifies changes that were made by someone who is not an administrator.
    It may be used for persistence or to escalate privileges.
references:
    - https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html
    - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
    - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
    - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html
    - https://attack.mitre.org/techniques/T1098/001/
    - https://github.com/
    - https://github.com/RhinoSecurityLabs/pacu
    - https://github.com/elastic/detection-rules/blob/main/rules/integrations/aws/
    - https://hackingthe.cloud/aws/exploitation/
    - https://stratus-red-team.cloud/attack-techniques/AWS/
    - https://www.elastic.co/guide/en/security/current/prebuilt-rules.html
    - https://aws.amazon.com/blogs/security/
    - https://medium.com/@
    - https://blog.
    - https://securitylabs.datadoghq.com/
author: Someone, Another Person (company)
date: 2024-03-18
modified: 2025-11-27
tags:
    - attack.defense-evasion
    - attack.persistence
    - attack.privilege-escalation
    - attack.initial-access
    - attack.t1078.004
    - attack.t1098.001
logsource:
    product: aws
    service: cloudtrail
    category: network
    definition: 'Requirements: data events must be enabled'
detection:
    selection_event:
        eventSource: 'iam.amazonaws.com'
        eventName:
            - 'CreateAccessKey'
            - 'CreateUser'
    selection_source:
        eventSource: iam.amazonaws.com
        eventName|startswith: Create
        eventName|contains: 'Delete'
    selection_status_success:
        errorCode: 'Success'
    selection_status_null:
        errorCode: null
    selection_identity:
        userIdentity.type: 'Root'
        userIdentity.arn|contains: ':assumed-role/'
        userIdentity.sessionContext.sessionIssuer.type: 'Role'
        userIdentity.sessionContext.attributes.mfaAuthenticated: 'false'
    selection_request:
        requestParameters.attribute: 'userData'
        requestParameters.policyDocument|contains: '"Effect":"Allow"'
        requestParameters|contains:
            - '"0.0.0.0/0"'
            - '::/0'
        requestParameters.ipPermissions.items.ipRanges.items.cidrIP: '0.0.0.0/0'
    selection_response:
        responseElements|contains: 'Failure'
        responseElements.ConsoleLogin: 'Success'
        responseElements.publiclyAccessible: 'true'
        additionalEventData.MFAUsed: 'No'
    selection_agent:
        userAgent|contains:
            - 'kali'
            - 'parrot'
    filter_main_same_user:
        userIdentity.arn|contains: 'responseElements.accessKey.userName'
    filter_main_service:
        eventType: 'AwsServiceEvent'
        userIdentity.invokedBy: 'autoscaling.amazonaws.com'
        sourceIPAddress|endswith: '.amazonaws.com'
    filter_main_errors:
        errorCode|contains: 'AccessDenied'
        errorMessage: '*'
    condition: all of selection_* and not 1 of filter_main_*
    condition: selection_event and 1 of selection_status_*
    condition: selection_source and not filter
fields:
    - userIdentity.arn
falsepositives:
    - Legitimate administrative activity
    - Changes made by automation, scripts or tools that are allowed to, for example Terraform. Verify the user identity, the user agent and the source address.
    - Unknown
level: medium
[25,{"selected":0},[["pasted",3]]]
title: AWS Logging Was Stopped
id: e41d87c3-0f5a-4b96-a2d7-19c8e6b3f504
status: test
description: Detects the deletion, modification or disabling of a trail, recorder or detector by a user.
references:
    - https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html
author: Someone
date: 2021-07-06
modified: 2022-10-09
tags:
    - attack.defense-evasion
    - attack.t1562.008
logsource:
    product: aws
    service: cloudtrail
detection:
    selection:
        eventSource: cloudtrail.amazonaws.com
        eventName:
            - StopLogging
            - DeleteTrail
    condition: selection
falsepositives:
    - Unlikely
level: high
`;
