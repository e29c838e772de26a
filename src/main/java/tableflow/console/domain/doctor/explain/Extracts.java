package tableflow.console.domain.doctor.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.domain.doctor.explain.Extract.Kind;

/// Reads names and ids out of a text.
final class Extracts {

    /// A long log repeats itself; the first ones are those of the failure.
    private static final int MOST = 24;

    private static final List<Map.Entry<Kind, Pattern>> PATTERNS = List.of(
            one(Kind.ACCOUNT, "\\barn:aws[\\w-]{0,12}:[a-z0-9-]{2,30}:[a-z0-9-]{0,20}:(\\d{12}):"),
            one(Kind.REGION, "\\barn:aws[\\w-]{0,12}:[a-z0-9-]{2,30}:([a-z]{2}-[a-z]{3,10}(?:-[a-z]{3,10})?-\\d):"),
            one(Kind.REGION, "(?:expecting '|this region: |<Region>)([a-z]{2}-[a-z]{3,10}(?:-[a-z]{3,10})?-\\d)\\b"),
            one(Kind.BUCKET, "\\bs3[an]?://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])"),
            one(Kind.BUCKET, "\\barn:aws[\\w-]{0,12}:s3:::([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])"),
            one(Kind.BUCKET, "<BucketName>([^<]{3,63})</BucketName>"),
            one(Kind.DATABASE, "\\barn:aws[\\w-]{0,12}:glue:[a-z0-9-]{0,20}:\\d{0,12}:(?:table"
                    + "|database)/([^/\\s\"']{1,200})"),
            one(Kind.TABLE, "\\barn:aws[\\w-]{0,12}:glue:[a-z0-9-]{0,20}:\\d{0,12}:table/[^/\\s]{1,200}/"
                    + "([^\\s\"',;]{1,200})"),
            one(Kind.DATABASE, "'awsdatacatalog\\.([^'\".]{1,200})\\."),
            one(Kind.TABLE, "'awsdatacatalog\\.[^'\".]{1,200}\\.([^'\"]{1,200})'"),
            one(Kind.DATABASE, "[Dd]atabase (\\S{1,200}) not found"),
            one(Kind.TOPIC, "[Tt]opic[s:]? \\[?'?\"?([\\w.-]{1,249})\\]?'?\"? (?:not present|not found"
                    + "|does not exist)"),
            one(Kind.TOPIC, "access topics: \\[([\\w.-]{1,249})"),
            one(Kind.SUBJECT, "[Ss]ubject:? '?([\\w.-]{1,255}-(?:value|key))\\b"),
            one(Kind.CLUSTER, "\\b(lkc-[a-z0-9]{4,12})\\b"),
            one(Kind.WORKGROUP, "\\barn:aws[\\w-]{0,12}:athena:[a-z0-9-]{0,20}:\\d{0,12}:workgroup/([\\w.-]{1,128})"),
            one(Kind.STATUS, "(?:Status Code|StatusCode|status code|HTTP/\\d\\.\\d)[:= ]{1,2}(\\d{3})\\b"),
            one(Kind.ERROR_TYPE, "Error ?Type[\"']?\\s?[:=]\\s?[\"']?(\\d{1,6})"),
            one(Kind.REQUEST_ID, "(?:[Rr]equest ?I[Dd][\"']?[:=>]\\s?[\"']?)([A-Za-z0-9-]{8,64})\\b"),
            one(Kind.LINE_AND_COLUMN, "\\bline (\\d{1,9}:\\d{1,9})\\b"));

    private Extracts() {}

    static List<Extract> of(PlainText plain, String flat, List<Denial> denials) {
        List<Extract> found = new ArrayList<>();
        for (Denial denial : denials) {
            Span place = denial.place();
            add(found, Kind.PRINCIPAL, denial.principal(), flat, place);
            add(found, Kind.ACTION, denial.action(), flat, place);
            denial.resource().ifPresent(arn -> add(found, Kind.RESOURCE, arn, flat, place));
        }
        for (Map.Entry<Kind, Pattern> pattern : PATTERNS) {
            Matcher matcher = pattern.getValue().matcher(flat);
            for (int many = 0; many < MOST && matcher.find(); many++) {
                found.add(new Extract(pattern.getKey(), matcher.group(1),
                        new Span(matcher.start(1), matcher.end(1))));
            }
        }
        Set<String> known = new HashSet<>();
        return found.stream()
                .sorted(Comparator.comparing(Extract::kind).thenComparingInt(one -> one.place().from()))
                .filter(one -> known.add(one.kind() + " " + one.value()))
                .limit(MOST)
                .map(one -> new Extract(one.kind(), one.value(),
                        plain.place(one.place().from(), one.place().to())))
                .toList();
    }

    private static void add(List<Extract> found, Kind kind, String value, String flat, Span place) {
        int at = flat.indexOf(value, place.from());
        if (at >= 0 && at < place.to()) {
            found.add(new Extract(kind, value, new Span(at, at + value.length())));
        }
    }

    private static Map.Entry<Kind, Pattern> one(Kind kind, String regex) {
        return Map.entry(kind, Pattern.compile(regex));
    }
}
