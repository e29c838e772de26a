package tableflow.console.sandbox.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.sandbox.http.DropConnection;
import tableflow.console.sandbox.http.Fault;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.http.Handler;
import tableflow.console.sandbox.http.HttpService;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// The one address of all AWS services. The scope of a call's signature says which service it is for; a call without
/// a signature is for S3, which has public buckets, unless its form is that of another.
///
/// Each call's signature is checked before its service sees it. Faults are armed under the service's name in scopes:
/// `s3`, `glue`, `athena`, `sts`, `iam`, `monitoring`.
public final class AwsEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AwsEndpoint.class);
    private static final String ID = "x-sandbox-request-id";
    private static final String REGION = "x-sandbox-signed-region";
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z0-9]+)");
    private static final DateTimeFormatter DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int LARGEST_FORM = 64 << 20;

    private final Map<String, Service> services = new ConcurrentHashMap<>();
    private final SkewedClock clock;
    private final SigV4 signatures;
    private final Faults faults;
    private final HttpService http;

    private record Service(Handler handler) {}

    /// Errors of a fault, in the service's own form.
    private record Armed(AwsApi api) implements Faults.Shape {
        @Override
        public Reply error(Request request, int status) {
            return api.error(request, ArmedErrors.of(api.service(), status));
        }

        @Override
        public Reply error(Request request, int status, Fault.Wording wording) {
            return api.error(request, new AwsFailure(status, wording.code(), wording.message()));
        }
    }

    private AwsEndpoint(AccessKeys keys, Clock clock, Faults faults) throws IOException {
        this.clock = new SkewedClock(clock);
        this.signatures = new SigV4(keys, this.clock);
        this.faults = faults;
        this.http = HttpService.start("aws", this::handle, 0, HttpService.Bodies.FLOWING);
    }

    /// Listens, and serves nothing yet.
    public static AwsEndpoint start(AccessKeys keys, Clock clock, Faults faults) throws IOException {
        return new AwsEndpoint(keys, clock, faults);
    }

    /// Serves one more API from now on.
    public void serve(AwsApi api) {
        services.put(api.service(), new Service(faults.around(api.service(),
                request -> answer(api, request), new Armed(api))));
    }

    /// Such as `http://127.0.0.1:41234`; the same for all services.
    public String url() {
        return http.url();
    }

    /// The id of this call, which its answer and its error carry.
    public static String requestId(Request request) {
        return request.header(ID).orElse("");
    }

    /// The region that this call was signed for; empty when it is not signed.
    public static String signedRegion(Request request) {
        return request.header(REGION).orElse("");
    }

    /// The part of the test hook that sets AWS's clock apart from this machine's.
    public Router hooks() {
        return clock.routes();
    }

    @Override
    public void close() {
        http.close();
    }

    private Reply handle(Request sent) throws Exception {
        String name = service(sent);
        Service service = services.get(name);
        boolean s3 = name.equals("s3");
        String id = s3
                ? UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT)
                : UUID.randomUUID().toString();
        Reply reply = service == null
                ? Reply.json(404, Map.of("__type", "UnknownOperationException", "message",
                        "The sandbox does not serve " + name + "."))
                : service.handler().handle(withAction(sent).withHeader(ID, id).withHeader(REGION, ""));
        Map<String, String> ids = s3
                ? Map.of("x-amz-request-id", id, "x-amz-id-2", "sandbox/" + id, "Server", "AmazonS3")
                : Map.of("x-amzn-RequestId", id);
        return reply.withHeaders(ids).withHeader("Date", DATE.format(clock.instant()));
    }

    /// Services of the query protocol have the operation in the form of their body: read before faults are looked at,
    /// so that one can be aimed at it.
    private static Request withAction(Request sent) throws IOException {
        if (!form(sent)) {
            return sent;
        }
        byte[] form;
        try (InputStream in = sent.stream()) {
            form = in.readNBytes(LARGEST_FORM);
        }
        Matcher action = ACTION.matcher(new String(form, StandardCharsets.UTF_8));
        return sent.withBody(form).withHeader(Fault.ACTION, action.find() ? action.group(1) : "");
    }

    private static boolean form(Request request) {
        return request.method().equals("POST") && request.rawPath().equals("/")
                && request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
    }

    private Reply answer(AwsApi api, Request sent) throws Exception {
        try {
            SigV4.Checked checked = signatures.check(sent, api.service());
            return api.handle(checked.request().withHeader(REGION, checked.region()), checked.caller());
        } catch (AwsFailure e) {
            return api.error(sent, e);
        } catch (PayloadRefused e) {
            return api.error(sent, e.failure());
        } catch (DropConnection | InterruptedException e) {
            throw e;
        } catch (IOException e) {
            // A full disk, a folder that cannot be written, or a client that left.
            LOG.warn("{}: {} could not be read or written: {}", api.service(), sent, e.toString());
            return api.error(sent, new AwsFailure(500, api.service().equals("s3") ? "InternalError" : "InternalFailure",
                    "The sandbox could not read or write its data: " + e.getMessage()));
        } catch (Exception e) {
            LOG.error("{}: {} failed", api.service(), sent, e);
            return api.error(sent, ArmedErrors.of(api.service(), 500));
        }
    }

    /// The name in the scope. An unsigned call is of the service that its form belongs to.
    private static String service(Request request) {
        Optional<String> scope = Signature.serviceOf(request);
        if (scope.isPresent()) {
            return scope.get();
        }
        String target = request.header("X-Amz-Target").orElse("");
        if (target.startsWith("AWSGlue")) {
            return "glue";
        }
        if (target.startsWith("AmazonAthena")) {
            return "athena";
        }
        return form(request) ? "sts" : "s3";
    }
}
