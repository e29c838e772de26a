package tableflow.console.domain.doctor.explain;

import static tableflow.console.domain.doctor.explain.Utterance.coded;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.Signal.Source;

/// Answers of AWS as its command line, its SDKs and its services in XML write them.
final class AwsAnswers {

    /// How far the words of one answer go at most.
    static final int LONGEST = 2000;

    /// The command line and boto3.
    private static final Pattern SENTENCE = Pattern.compile("An error occurred \\(([\\w.:-]{2,80})\\)"
            + "(?: when calling the (\\w{2,60}) operation)?(?: \\(reached max retries: \\d{1,3}\\))?: ?");

    /// The SDK for Go, and with it Terraform.
    private static final Pattern GO = Pattern.compile("operation error ([\\w ]{2,40}): (\\w{2,60}), "
            + "(?:exceeded maximum number of attempts, \\d{1,3}, )?https response error StatusCode: (\\d{1,3}), "
            + "RequestID: [^,]{0,120}, (?:HostID: [^,]{0,200}, )?(?:api error )?(?:([\\w.]{2,80}): )?");

    /// What the SDKs for Java add: version 2 with commas, version 1 with semicolons and a code.
    private static final Pattern SUFFIX = Pattern.compile("\\(Service: ([\\w ]{2,60})[;,] Status Code: (\\d{1,3})"
            + "(?:[;,] Error Code: ([\\w.]{2,80}))?");

    private static final Pattern XML = Pattern.compile("<Code>([\\w.]{2,80})</Code>");
    private static final Pattern LIST =
            Pattern.compile("<li>Code: ([\\w.]{2,80})</li> ?<li>Message: ([^<]{0,1500})</li>");

    private AwsAnswers() {}

    static List<Utterance> in(String flat) {
        List<Utterance> found = new ArrayList<>();
        Matcher sentence = SENTENCE.matcher(flat);
        while (sentence.find()) {
            String operation = sentence.group(2) == null ? "" : sentence.group(2);
            found.add(tail(flat, Speakers.ofOperation(operation), code(operation, sentence.group(1)),
                    new Span(sentence.start(1), sentence.end(1)), sentence.end()));
        }
        Matcher go = GO.matcher(flat);
        while (go.find()) {
            boolean coded = go.group(4) != null;
            found.add(tail(flat, Speakers.ofService(go.group(1)), code(go.group(2), coded ? go.group(4) : go.group(3)),
                    coded ? new Span(go.start(4), go.end(4)) : new Span(go.start(3), go.end(3)), go.end()));
        }
        Matcher suffix = SUFFIX.matcher(flat);
        while (suffix.find()) {
            found.add(before(flat, suffix));
        }
        markup(XML.matcher(flat), flat, found);
        markup(LIST.matcher(flat), flat, found);
        return found;
    }

    /// HEAD has no body: its status is all there is, and 404 of a bucket says more than that of an object.
    private static String code(String operation, String code) {
        return operation.equals("HeadBucket") && code.equals("404") ? "HeadBucket.404" : code;
    }

    private static Utterance tail(String flat, @Nullable Source source, String code, Span codePlace, int from) {
        int to = Math.min(flat.length(), from + LONGEST);
        return withKey(flat, coded(source, code, codePlace, flat.substring(from, to), new Span(from, to)));
    }

    /// The words stand before what the SDK adds.
    private static Utterance before(String flat, Matcher suffix) {
        Source source = Speakers.ofService(suffix.group(1));
        int from = Math.max(0, suffix.start() - LONGEST / 2);
        int stop = Math.max(flat.lastIndexOf("Exception: ", suffix.start()), flat.lastIndexOf("(Service: ",
                suffix.start() - 1));
        from = Math.max(from, stop);
        int to = Math.min(flat.length(), suffix.end());
        boolean coded = suffix.group(3) != null;
        String code = coded ? suffix.group(3) : exception(flat, stop);
        if (code.isEmpty()) {
            code = suffix.group(2);
        }
        return withKey(flat, coded(source, code,
                coded ? new Span(suffix.start(3), suffix.end(3)) : new Span(suffix.start(2), suffix.end(2)),
                flat.substring(from, to), new Span(from, to)));
    }

    /// The class before the words where it is more than the service's own: `NoSuchBucketException` has the code
    /// `NoSuchBucket`; `S3Exception` has none, and S3's denial is told by 403 and its words.
    private static String exception(String flat, int stop) {
        if (stop < 0 || !flat.startsWith("Exception: ", stop)) {
            return "";
        }
        int start = stop;
        while (start > 0 && Character.isJavaIdentifierPart(flat.charAt(start - 1))) {
            start--;
        }
        String name = flat.substring(start, stop);
        boolean itsOwn = Speakers.ofService(name) != null || name.equals("SdkService") || name.equals("AmazonService");
        if (itsOwn) {
            return flat.startsWith("Exception: Access Denied (", stop) ? "AccessDenied" : "";
        }
        boolean named = (name.startsWith("NoSuch") && !name.equals("NoSuchEntity"))
                || name.equals("InvalidObjectState")
                || (name.equals("AccessDenied") && flat.startsWith("Exception: Access Denied (", stop));
        return named ? name : name + "Exception";
    }

    private static void markup(Matcher code, String flat, List<Utterance> found) {
        while (code.find()) {
            String around = flat.substring(Math.max(0, code.start() - 300), code.start());
            int to = Math.min(flat.length(), code.end() + 600);
            int end = flat.indexOf("</Error>", code.end());
            to = end >= 0 && end < to ? end : to;
            String rest = flat.substring(code.start(), to);
            Source source = source(around, rest);
            found.add(withKey(flat, coded(source, code.group(1), new Span(code.start(1), code.end(1)), rest,
                    new Span(code.start(), to))));
        }
    }

    private static @Nullable Source source(String around, String rest) {
        if (around.contains("sts.amazonaws.com")) {
            return Source.STS;
        }
        if (around.contains("iam.amazonaws.com")) {
            return Source.IAM;
        }
        boolean storage = rest.contains("<HostId>") || rest.contains("<BucketName>") || rest.contains("HostId:")
                || rest.contains("<Endpoint>")
                || (around.stripTrailing().endsWith("<Error>") && !around.contains("<ErrorResponse"));
        return storage ? Source.S3 : null;
    }

    /// The answer about a missing object does not name it in its words; what was asked stands around it.
    private static Utterance withKey(String flat, Utterance told) {
        if (!told.code().equals("NoSuchKey")) {
            return told;
        }
        int from = Math.max(0, told.place().from() - 600);
        int to = Math.min(flat.length(), told.place().to());
        return coded(Source.S3, told.code(), told.codePlace(), flat.substring(from, to), new Span(from, to));
    }
}
