"""The sandbox's lake, driven by clients that share no code with it: python3 lake.py PROFILE KEYS [HYPARQUET]

PROFILE is what `sandbox --info` wrote, KEYS what `provision keys` wrote for examples/topic2.yaml, HYPARQUET a folder
into which the npm package hyparquet was installed. kcat and confluent-kafka produce to topic2, the table materialises,
the AWS CLI queries it in Athena, boto3 and rclone list the bucket, Glue is read, and the Parquet files are read by
hyparquet; roles are read, simulated and assumed. Every figure must agree. One line for each step; a tool that is absent is named, and with
OUTSIDERS=required in the environment its absence is a failure. Ends with 0 and `ok`, or an assertion names what is
not as with the real service.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse

PATIENCE_SECONDS = 120
absent = []


def say(text):
    print(text, flush=True)


def run(command, stdin=None, env=None):
    ended = subprocess.run(command, input=stdin, env=env, capture_output=True, text=True, timeout=PATIENCE_SECONDS)
    assert ended.returncode == 0, f"{command[0]} {command[1:3]}: {ended.stderr.strip() or ended.stdout.strip()}"
    return ended.stdout


def tool(name, *places):
    for place in places or (name,):
        found = shutil.which(place)
        if found and subprocess.run([found, "--version" if name != "kcat" else "-V"], capture_output=True).returncode == 0:
            return found
    absent.append(name)
    say(f"absent: {name}")
    return None


def module(name):
    try:
        return __import__(name)
    except ImportError:
        absent.append(name)
        say(f"absent: the Python module {name}")
        return None


def until(what, ask):
    end = time.monotonic() + PATIENCE_SECONDS
    answer = None
    while time.monotonic() < end:
        done, answer = ask()
        if done:
            return answer
        time.sleep(0.25)
    raise AssertionError(f"{what}: not within {PATIENCE_SECONDS} s, last seen: {answer}")


def properties(path):
    with open(path, encoding="utf-8") as lines:
        pairs = (line.strip().split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
        return {name.strip(): value.strip() for name, value in pairs}


profile = json.load(open(sys.argv[1], encoding="utf-8"))
keys = properties(sys.argv[2])
hyparquet_home = sys.argv[3] if len(sys.argv) > 3 else ""
aws_settings = profile["aws"]
endpoints = aws_settings["endpoints"]
region, bucket = aws_settings["region"], aws_settings["bucket"]
database = aws_settings["athena"]["database"]
scratch = tempfile.mkdtemp(prefix="outsiders")
environment = {
    **{name: value for name, value in os.environ.items() if not name.startswith("AWS_")},
    "AWS_ACCESS_KEY_ID": aws_settings["accessKeyId"],
    "AWS_SECRET_ACCESS_KEY": aws_settings["secretAccessKey"],
    "AWS_DEFAULT_REGION": region,
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_PAGER": "",
}
for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
    environment.pop(name, None)

kcat = tool("kcat")
aws_command = tool("aws", "/usr/bin/aws", "aws")
rclone = tool("rclone")
boto3 = module("boto3")
confluent_kafka = module("confluent_kafka")
node = tool("node")
if node and not os.path.isdir(os.path.join(hyparquet_home, "node_modules", "hyparquet")):
    absent.append("hyparquet")
    say("absent: hyparquet (npm install --prefix FOLDER hyparquet)")
    node = None
if absent and os.environ.get("OUTSIDERS") == "required":
    raise SystemExit("required, but absent: " + ", ".join(absent))
if not aws_command:
    raise SystemExit("nothing can be asked without the AWS CLI")


def aws(service, *arguments):
    out = run([aws_command, "--endpoint-url", endpoints[service], "--output", "json", service, *arguments],
              env=environment)
    return json.loads(out) if out.strip() else {}


def s3(*arguments):
    return run([aws_command, "--endpoint-url", endpoints["s3"], "s3", *arguments], env=environment)


def query(sql):
    started = aws("athena", "start-query-execution", "--query-string", sql,
                  "--query-execution-context", f"Database={database}", "--work-group", aws_settings["athena"]["workgroup"])
    query_id = started["QueryExecutionId"]

    def ended():
        execution = aws("athena", "get-query-execution", "--query-execution-id", query_id)["QueryExecution"]
        return execution["Status"]["State"] in ("SUCCEEDED", "FAILED", "CANCELLED"), execution

    return until("the query " + sql, ended)


def answer(sql):
    execution = query(sql)
    assert execution["Status"]["State"] == "SUCCEEDED", execution["Status"]
    result = aws("athena", "get-query-results", "--query-execution-id", execution["QueryExecutionId"])
    rows = [[cell.get("VarCharValue") for cell in row["Data"]] for row in result["ResultSet"]["Rows"]]
    return execution, rows


# --- produce --------------------------------------------------------------------------------------------------------
def event(number):
    record = {"event_id": f"event-{number:05d}", "account": f"account-{number % 7}",
              "amount_cents": 9007199254740993 + number, "occurred_at": 1760000000000 + 1000 * number}
    if number % 3 == 0:
        record["note"] = f'says "{number}", and\nmore'
    return record


produced = 0
if kcat:
    lines = "".join(f"key-{number}\t{json.dumps(event(number))}\n" for number in range(300))
    settings = [piece for name in ("bootstrap.servers", "security.protocol", "sasl.username", "sasl.password")
                for piece in ("-X", f"{name}={keys[name]}")]
    run([kcat, "-P", "-t", "topic2", "-K", "\t", "-X", "sasl.mechanisms=PLAIN", *settings], stdin=lines)
    read = run([kcat, "-C", "-t", "topic2", "-e", "-q", "-o", "beginning", "-X", "sasl.mechanisms=PLAIN", *settings])
    assert len(read.splitlines()) == 300, "kcat reads back what it wrote"
    produced += 300
    say("kcat: 300 records written and read with the made key")
if confluent_kafka:
    from confluent_kafka import Producer
    from confluent_kafka.schema_registry import SchemaRegistryClient

    registry = profile["schemaRegistry"]
    latest = SchemaRegistryClient({
        "url": registry["url"],
        "basic.auth.user.info": registry["apiKey"]["id"] + ":" + registry["apiKey"]["secret"],
    }).get_latest_version("topic2-value")
    client = Producer({name: keys[name] for name in
                       ("bootstrap.servers", "security.protocol", "sasl.username", "sasl.password")}
                      | {"sasl.mechanisms": "PLAIN"})
    frame = b"\0" + latest.schema_id.to_bytes(4, "big")
    for number in range(produced, produced + 200):
        client.produce("topic2", key=f"key-{number}", value=frame + json.dumps(event(number)).encode())
    assert client.flush(PATIENCE_SECONDS) == 0, "every record was acknowledged"
    produced += 200
    say("confluent-kafka: 200 records with the registry's frame")
assert produced, "neither kcat nor confluent-kafka is here: nothing to materialise"

# --- SQL ------------------------------------------------------------------------------------------------------------


def counted():
    execution = query('SELECT count(*), max("$$offset") FROM topic2')
    if execution["Status"]["State"] != "SUCCEEDED":
        return False, execution["Status"]
    rows = aws("athena", "get-query-results", "--query-execution-id", execution["QueryExecutionId"])["ResultSet"]["Rows"]
    cells = [cell.get("VarCharValue") for cell in rows[1]["Data"]]
    return cells == [str(produced), str(produced - 1)], cells


until(f"{produced} rows in Athena", counted)
say(f"athena: {produced} rows, the newest offset is {produced - 1}")
execution, rows = answer(
    'SELECT event_id, amount_cents, currency, note FROM topic2 WHERE amount_cents > 9007199254740993 '
    'ORDER BY amount_cents DESC LIMIT 5')
assert rows[0] == ["event_id", "amount_cents", "currency", "note"], rows[0]
assert [row[1] for row in rows[1:]] == [str(9007199254740993 + produced - 1 - n) for n in range(5)], rows
assert all(row[2] is None for row in rows[1:]), "an absent optional field is null"
assert execution["Statistics"]["DataScannedInBytes"] > 0, execution["Statistics"]
output = execution["ResultConfiguration"]["OutputLocation"]
assert output.endswith(execution["QueryExecutionId"] + ".csv"), output
text = s3("cp", output, "-")
assert text.splitlines()[0] == '"event_id","amount_cents","currency","note"', text
assert text.splitlines()[1].startswith(f'"event-{produced - 1:05d}","{9007199254740993 + produced - 1}",,'), text
say("athena: ordered rows, exact 64-bit numbers, and the CSV in the results bucket")
failed = subprocess.run([aws_command, "--endpoint-url", endpoints["athena"], "athena", "start-query-execution",
                         "--query-string", "SELEC 1"], env=environment, capture_output=True, text=True)
assert failed.returncode and "mismatched input" in failed.stderr, failed.stderr
missing = query("SELECT * FROM no_such_table")
assert missing["Status"]["State"] == "FAILED" and "TABLE_NOT_FOUND" in missing["Status"]["StateChangeReason"], missing
_, snapshots = answer('SELECT snapshot_id, operation FROM "topic2$snapshots" ORDER BY committed_at DESC')
assert len(snapshots) > 1, snapshots
say("athena: a syntax error at once, an unknown table as a failed query, the table's snapshots")

# --- IAM and STS -----------------------------------------------------------------------------------------------------
def refused(service, *arguments):
    ended = subprocess.run([aws_command, "--endpoint-url", endpoints[service], service, *arguments],
                           env=environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS)
    assert ended.returncode, f"{service} {arguments[0]} ought to be refused: {ended.stdout}"
    return ended.stderr


identity = aws("sts", "get-caller-identity")
account = identity["Account"]
assert identity["Arn"] == f"arn:aws:iam::{account}:user/sandbox-operator", identity
tableflow = aws("iam", "get-role", "--role-name", "tableflow")["Role"]
trust = tableflow["AssumeRolePolicyDocument"]["Statement"]
assert any("sts:ExternalId" in json.dumps(one.get("Condition", {})) for one in trust), trust
inline = aws("iam", "list-role-policies", "--role-name", "tableflow")["PolicyNames"]
assert sorted(inline) == ["TableflowGlue", "TableflowStorage"], inline
document = aws("iam", "get-role-policy", "--role-name", "tableflow", "--policy-name", "TableflowStorage")
assert "s3:PutObject" in json.dumps(document["PolicyDocument"]), document
missing = refused("iam", "get-role", "--role-name", "no-such-role")
assert "NoSuchEntity" in missing and "no-such-role cannot be found" in missing, missing
decisions = {one["EvalActionName"]: one["EvalDecision"] for one in aws(
    "iam", "simulate-principal-policy", "--policy-source-arn", tableflow["Arn"],
    "--action-names", "s3:PutObject", "s3:DeleteBucket",
    "--resource-arns", f"arn:aws:s3:::{bucket}/x")["EvaluationResults"]}
assert decisions == {"s3:PutObject": "allowed", "s3:DeleteBucket": "implicitDeny"}, decisions

role_name = f"outsiders-{os.getpid()}"
role = aws("iam", "create-role", "--role-name", role_name, "--assume-role-policy-document", json.dumps({
    "Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"AWS": identity["Arn"]}, "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"sts:ExternalId": "the-right-one"}}}]}))["Role"]
assume = ["assume-role", "--role-arn", role["Arn"], "--role-session-name", "outsider"]
for external_id in ([], ["--external-id", "a-wrong-one"]):
    text = refused("sts", *assume, *external_id)
    assert "AccessDenied" in text and "is not authorized to perform: sts:AssumeRole on resource: " + role["Arn"] in text, text
session = aws("sts", *assume, "--external-id", "the-right-one")
assert session["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{account}:assumed-role/{role_name}/outsider", session
say(f"aws iam, sts: roles, policies, the simulator; {role_name} is assumed with the right external id only")
if boto3:
    from botocore.config import Config
    from botocore.exceptions import ClientError

    def client_of(service, key):
        return boto3.client(service, endpoint_url=endpoints[service], region_name=region, config=Config(proxies={}),
                            aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"],
                            aws_session_token=key.get("SessionToken"))

    own = {"AccessKeyId": aws_settings["accessKeyId"], "SecretAccessKey": aws_settings["secretAccessKey"]}
    operator = client_of("sts", own)
    try:
        operator.assume_role(RoleArn=role["Arn"], RoleSessionName="outsider", ExternalId="a-wrong-one")
        raise AssertionError("a wrong external id was accepted")
    except ClientError as error:
        assert error.response["Error"]["Code"] == "AccessDenied", error.response
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 403, error.response
    key = operator.assume_role(RoleArn=role["Arn"], RoleSessionName="outsider", ExternalId="the-right-one")["Credentials"]
    assumed = client_of("sts", key).get_caller_identity()["Arn"]
    assert assumed == f"arn:aws:sts::{account}:assumed-role/{role_name}/outsider", assumed
    try:
        client_of("s3", key).list_objects_v2(Bucket=bucket)
        raise AssertionError("a role without policies lists a bucket")
    except ClientError as error:
        assert error.response["Error"]["Code"] == "AccessDenied", error.response
        assert "s3:ListBucket" in error.response["Error"]["Message"], error.response
    iam = client_of("iam", own)
    assert iam.get_role(RoleName=role_name)["Role"]["Arn"] == role["Arn"]
    assert iam.list_role_policies(RoleName="tableflow")["PolicyNames"] == inline
    results = iam.simulate_principal_policy(PolicySourceArn=role["Arn"], ActionNames=["s3:GetObject"])
    assert [one["EvalDecision"] for one in results["EvaluationResults"]] == ["implicitDeny"], results
    say("boto3: the session is who it says, and refused what its role may not")
aws("iam", "delete-role", "--role-name", role_name)

# --- Glue, metadata, objects -----------------------------------------------------------------------------------------
table = aws("glue", "get-table", "--database-name", database, "--name", "topic2")["Table"]
parameters = table["Parameters"]
assert parameters["table_type"].upper() == "ICEBERG", parameters
assert parameters["metadata_location"].startswith(table["StorageDescriptor"]["Location"].rstrip("/") + "/metadata/"), parameters
metadata = json.loads(s3("cp", parameters["metadata_location"], "-"))
assert metadata["format-version"] == 2, metadata["format-version"]
assert str(metadata["current-snapshot-id"]) == parameters["current_snapshot_id"], parameters
snapshot = next(one for one in metadata["snapshots"] if one["snapshot-id"] == metadata["current-snapshot-id"])
assert snapshot["summary"]["total-records"] == str(produced), snapshot["summary"]
assert snapshots[1][0] == str(metadata["current-snapshot-id"]), "Athena's newest snapshot is Glue's"
columns = [column["name"] for column in metadata["schemas"][-1]["fields"]]
assert columns[-9:] == ["$$topic", "$$partition", "$$headers", "$$leader-epoch", "$$offset", "$$timestamp",
                        "$$timestamp-type", "$$raw-key", "$$raw-value"], columns
say(f"glue: version {table.get('VersionId')}, {snapshot['summary']['total-data-files']} data files, every total agrees")

root = urllib.parse.urlparse(table["StorageDescriptor"]["Location"]).path.strip("/") + "/"
listed = json.loads(run([aws_command, "--endpoint-url", endpoints["s3"], "--output", "json", "s3api", "list-objects-v2",
                         "--bucket", bucket, "--prefix", root, "--page-size", "7"], env=environment))["Contents"]
if boto3:
    from botocore.config import Config

    client = boto3.client("s3", endpoint_url=endpoints["s3"], region_name=region, config=Config(proxies={}),
                          aws_access_key_id=aws_settings["accessKeyId"],
                          aws_secret_access_key=aws_settings["secretAccessKey"])
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=root, PaginationConfig={"PageSize": 3})
    seen = {one["Key"]: one["Size"] for page in pages for one in page.get("Contents", [])}
    assert seen.keys() >= {one["Key"] for one in listed}, "boto3 lists what the AWS CLI lists"
    say(f"boto3: {len(seen)} objects in pages of three")
if rclone:
    remote = (f":s3,provider=Other,env_auth=true,force_path_style=true,region={region},"
              f"endpoint='{endpoints['s3']}':{bucket}/{root}")
    found = json.loads(run([rclone, "lsjson", "--recursive", "--files-only", "--config", os.devnull, remote],
                           env=environment))
    assert {root + one["Path"]: one["Size"] for one in found}.items() >= {one["Key"]: one["Size"] for one in listed}.items()
    assert any("/data/" in "/" + one["Path"] for one in found) and any("metadata/" in one["Path"] for one in found)
    say(f"rclone: {len(found)} objects with the same sizes")
if node:
    s3("sync", "--quiet", f"s3://{bucket}/{root}data/", os.path.join(scratch, "data"))
    live = query('SELECT file_path, record_count FROM "topic2$files"')
    assert live["Status"]["State"] == "SUCCEEDED", live["Status"]
    names = [line.split(",")[0].strip('"').rsplit("/", 1)[1]
             for line in s3("cp", live["ResultConfiguration"]["OutputLocation"], "-").splitlines()[1:]]
    read = json.loads(run([node, os.path.join(os.path.dirname(os.path.abspath(__file__)), "parquet_rows.mjs"),
                           hyparquet_home, "amount_cents", *(os.path.join(scratch, "data", name) for name in names)]))
    assert read["rows"] == produced, read
    assert read["sum"] == str(sum(event(number)["amount_cents"] for number in range(produced))), read
    assert read["codecs"] == ["SNAPPY"], read["codecs"]
    say(f"hyparquet: {read['rows']} rows in {len(names)} Parquet files, the sums agree")
shutil.rmtree(scratch)
print("ok")
