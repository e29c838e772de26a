package tableflow.console.service.schemas.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.TooComplex;
import tableflow.console.domain.schema.diff.Consequences;
import tableflow.console.domain.schema.diff.SchemaChange;
import tableflow.console.domain.schema.diff.SchemaChange.Kind;
import tableflow.console.domain.schema.diff.SchemaChanges;
import tableflow.console.domain.schema.diff.SchemaChanges.Order;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.evolution.Evolution;
import tableflow.console.schema.evolution.Evolutions;

class SchemaComparisonTest {

    static List<Evolution> cases() {
        return Evolutions.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void whatStandsInTheWayIsAllThereAndNothingElse(Evolution evolution) throws InvalidSchema {
        ParsedSchema old = evolution.parsedOld().getLast();
        ParsedSchema next = evolution.parsedNext();
        SchemaChanges changes = SchemaComparison.compare(old, next);
        int newest = evolution.old().size();
        assertThat(changes.all().stream().flatMap(it -> it.impact().newReaders().stream()))
            .extracting(SchemaDifference::toString).containsExactlyInAnyOrderElementsOf(
                evolution.expected().backward().getOrDefault(newest, List.of()));
        assertThat(changes.all().stream().flatMap(it -> it.impact().oldReaders().stream()))
            .extracting(SchemaDifference::toString).containsExactlyInAnyOrderElementsOf(
                evolution.expected().forward().getOrDefault(newest, List.of()));
        assertThat(changes.order()).isEqualTo(order(evolution));
        // A person sees why: what breaks is never without a change that a person made.
        assertThat(changes.all()).noneMatch(change -> change.kind() == Kind.OTHER);
        assertThat(SchemaComparison.compare(next, next).all()).isEmpty();
        assertThat(SchemaComparison.compare(old, old).all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "AVRO     | {\"type\": \"record\", \"name\": \"R\", \"fields\": [{\"name\": \"a\", \"type\": \"int\"}]}",
        "JSON     | {\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}",
        "PROTOBUF | syntax = \"proto3\"; message M { string a = 1; }"})
    void anInterruptEndsIt(SchemaFormat format, String text) throws InvalidSchema {
        ParsedSchema schema = ParsedSchema.parse(format, text, List.of());
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> SchemaComparison.compare(schema, schema))
                .isInstanceOfSatisfying(RemoteFailure.class, failure -> assertThat(failure.kind())
                    .isEqualTo(RemoteFailure.Kind.CANCELLED));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /// Also of schemas that have next to nothing in common.
    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void noFindingIsLostBetweenAnyTwoSchemas(SchemaFormat format) throws InvalidSchema {
        long seed = 48;
        Random random = new Random(seed);
        List<ParsedSchema> all = new ArrayList<>();
        for (Evolution evolution : Evolutions.of(format)) {
            all.add(evolution.parsedNext());
            all.addAll(evolution.parsedOld());
        }
        for (int i = 0; i < 500; i++) {
            ParsedSchema old = all.get(random.nextInt(all.size()));
            ParsedSchema next = all.get(random.nextInt(all.size()));
            SchemaChanges changes = SchemaComparison.compare(old, next);
            String about = "seed " + seed + ": " + old.canonical() + " to " + next.canonical();
            assertThat(changes.all().stream().flatMap(it -> it.impact().newReaders().stream())).as(about)
                .containsExactlyInAnyOrderElementsOf(broken(next.differences(old)));
            assertThat(changes.all().stream().flatMap(it -> it.impact().oldReaders().stream())).as(about)
                .containsExactlyInAnyOrderElementsOf(broken(old.differences(next)));
            assertThat(changes.all()).as(about).allSatisfy(change -> {
                Consequences consequences = Consequences.of(format, change);
                assertThat(consequences.newReaders()).isNotBlank().doesNotContain("{update}");
                assertThat(consequences.oldReaders()).isNotBlank().doesNotContain("{update}");
            });
        }
    }

    private static Set<SchemaDifference> broken(List<SchemaDifference> found) {
        return found.stream().filter(one -> !one.compatible()).collect(Collectors.toSet());
    }

    @Test
    void whatHoldsItselfManyTimesOverEnds() throws InvalidSchema {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            fields.append(i == 0 ? "" : ",").append("{'name':'f").append(i).append("','type':['null','N']}");
        }
        String old = "{'type':'record','name':'N','fields':[" + fields + "]}";
        assertThat(told(SchemaFormat.AVRO, old, old.replace("'f7'", "'g7'"))).hasSize(2);
    }

    @Test
    void schemasThatAreTooDeepAreToldSo() throws InvalidSchema {
        int length = 30_000;
        StringBuilder text = new StringBuilder("{'type':'object','properties':{'x':{'$ref':'#/definitions/d0'}},"
            + "'definitions':{'d" + length + "':{}");
        for (int i = 0; i < length; i++) {
            text.append(",'d").append(i).append("':{'type':'object','properties':{'x':{'$ref':'#/definitions/d")
                .append(i + 1).append("'}}}");
        }
        String old = text.append("}}").toString().replace('\'', '"');
        ParsedSchema one = ParsedSchema.parse(SchemaFormat.JSON, old, List.of());
        ParsedSchema other = ParsedSchema.parse(SchemaFormat.JSON, old.replace("\"d9\"", "\"e9\"")
            .replace("/d9\"", "/e9\""), List.of());
        try {
            assertThat(SchemaComparison.compare(one, other).all()).isEmpty();
        } catch (TooComplex deep) {
            assertThat(deep).hasMessageContaining("deep");
        }
    }

    private static Order order(Evolution evolution) {
        int newest = evolution.old().size();
        boolean backward = !evolution.expected().backward().containsKey(newest);
        boolean forward = !evolution.expected().forward().containsKey(newest);
        return backward ? forward ? Order.ANY : Order.READERS_FIRST : forward ? Order.WRITERS_FIRST : Order.NONE;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void backwardsTheSameThingsAreToldTheOtherWayRound(Evolution evolution) throws InvalidSchema {
        ParsedSchema old = evolution.parsedOld().getLast();
        ParsedSchema next = evolution.parsedNext();
        SchemaChanges there = SchemaComparison.compare(old, next);
        SchemaChanges back = SchemaComparison.compare(next, old);
        assertThat(count(back, Kind.ADDED)).isEqualTo(count(there, Kind.REMOVED));
        assertThat(count(back, Kind.REMOVED)).isEqualTo(count(there, Kind.ADDED));
        assertThat(count(back, Kind.RETYPED)).isEqualTo(count(there, Kind.RETYPED));
        assertThat(count(back, Kind.MADE_NULLABLE)).isEqualTo(count(there, Kind.MADE_NON_NULLABLE));
        assertThat(count(back, Kind.RULE_CHANGED)).isEqualTo(count(there, Kind.RULE_CHANGED));
        assertThat(evolution.allowed().contains(CompatibilityLevel.FULL)).isEqualTo(there.order() == Order.ANY);
    }

    private static long count(SchemaChanges changes, Kind kind) {
        return changes.all().stream().filter(change -> change.kind() == kind).count();
    }

    private static List<String> told(SchemaFormat format, String old, String next) throws InvalidSchema {
        SchemaChanges changes = SchemaComparison.compare(
            ParsedSchema.parse(format, old.replace('\'', '"'), List.of()),
            ParsedSchema.parse(format, next.replace('\'', '"'), List.of()));
        List<String> told = new ArrayList<>();
        for (SchemaChange change : changes.all()) {
            String breaks = Stream.of(change.impact().newReaders().isEmpty() ? "" : " !new",
                change.impact().oldReaders().isEmpty() ? "" : " !old",
                change.impact().table().isEmpty() ? "" : " !" + change.impact().table().getFirst().rule())
                .reduce("", String::concat);
            String detail = change.subject().detail().isEmpty() ? "" : " " + change.subject().detail();
            told.add(change.kind() + " " + change.subject().name() + detail + ": " + change.before() + " > "
                + change.after() + breaks);
        }
        return told;
    }

    @Test
    void avro() throws InvalidSchema {
        assertThat(told(SchemaFormat.AVRO, """
            {'type':'record','name':'Order','namespace':'shop','doc':'An order','fields':[
              {'name':'id','type':'long'},
              {'name':'amount','type':'int','doc':'in cents'},
              {'name':'note','type':['null','string'],'default':null},
              {'name':'state','type':{'type':'enum','name':'State','symbols':['NEW','DONE']}},
              {'name':'lines','type':{'type':'array','items':{'type':'record','name':'Line','fields':[
                {'name':'sku','type':'string'},{'name':'count','type':'int'}]}}},
              {'name':'hash','type':{'type':'fixed','name':'Hash','size':16}}]}""", """
            {'type':'record','name':'Order','namespace':'shop','doc':'One order','fields':[
              {'name':'id','type':'string'},
              {'name':'total','type':'int','doc':'in cents','aliases':['amount']},
              {'name':'note','type':['null','string'],'default':null},
              {'name':'state','type':{'type':'enum','name':'State','symbols':['NEW','PAID']}},
              {'name':'lines','type':{'type':'array','items':{'type':'record','name':'Line','fields':[
                {'name':'sku','type':'string'},{'name':'count','type':['null','int'],'default':null},
                {'name':'price','type':'double'}]}}},
              {'name':'hash','type':{'type':'fixed','name':'Hash','size':32}}]}""")).containsExactlyInAnyOrder(
            "DOC_CHANGED : An order > One order",
            "RETYPED id: long > string !new !old !UNSUPPORTED_TYPE_CHANGE",
            "RENAMED total: amount > total !old !FIELD_DELETED",
            "RULE_CHANGED total aliases:  > [\"amount\"]",
            "SYMBOLS_ADDED state:  > PAID !old",
            "SYMBOLS_REMOVED state: DONE >  !new",
            "MADE_NULLABLE lines.element.count: required > optional, nullable !old",
            "DEFAULT_CHANGED lines.element.count:  > null",
            "ADDED lines.element.price:  > double, required !new !REQUIRED_FIELD_ADDED",
            "RULE_CHANGED hash size: 16 > 32 !new !old !UNSUPPORTED_TYPE_CHANGE");
    }

    @Test
    void jsonSchema() throws InvalidSchema {
        assertThat(told(SchemaFormat.JSON, """
            {'type':'object','title':'T','properties':{
              'id':{'type':'string','maxLength':36},
              'price':{'type':'integer','description':'in cents'},
              'status':{'enum':['NEW','DONE']},
              'place':{'$ref':'#/definitions/place'}, 'from':{'$ref':'#/definitions/place'}},
             'definitions':{'place':{'type':'object','properties':{'zip':{'type':'string'}}}},
             'additionalProperties':false}""", """
            {'type':'object','title':'U','properties':{
              'id':{'type':'string','maxLength':10},
              'price_cents':{'type':'integer','description':'in cents'},
              'status':{'enum':['NEW','PAID','DONE']},
              'place':{'$ref':'#/definitions/place'}, 'from':{'$ref':'#/definitions/place'}},
             'definitions':{'place':{'type':'object','properties':{'zip':{'type':['string','null']}}}},
             'required':['id'],'additionalProperties':false}""")).contains(
            "NOTE_CHANGED  title: \"T\" > \"U\"",
            "MADE_REQUIRED id: optional > required !new !NULLABLE_TO_NON_NULLABLE",
            "RULE_CHANGED id maxLength: 36 > 10 !new",
            "LIKELY_RENAMED price_cents: price > price_cents !new !old !FIELD_DELETED",
            "SYMBOLS_ADDED status:  > \"PAID\" !old",
            "MADE_NULLABLE place.zip: optional > optional, nullable !old");
    }

    @Test
    void protobuf() throws InvalidSchema {
        assertThat(told(SchemaFormat.PROTOBUF, """
            syntax = 'proto3'; package shop;
            message Order {
              int64 id = 1; // The id
              int32 amount = 2;
              string note = 3;
              State state = 4;
              string ship = 5;
              string mail = 6;
            }
            enum State { NEW = 0; DONE = 1; }""", """
            syntax = 'proto3'; package shop;
            message Order {
              int64 id = 1; // Its id
              int32 total = 2;
              string note = 7;
              State state = 4;
              oneof how { string ship = 5; string mail = 6; }
            }
            enum State { NEW = 0; ENDED = 1; }""")).containsExactlyInAnyOrder(
            "DOC_CHANGED Order.id: The id > Its id",
            "RENAMED Order.total: amount > total !FIELD_DELETED",
            "RENUMBERED Order.note: 3 > 7",
            "MADE_NULLABLE Order.ship: optional > optional, nullable !FIELD_DELETED",
            "RULE_CHANGED Order.ship oneof:  > how !new",
            "MADE_NULLABLE Order.mail: optional > optional, nullable !FIELD_DELETED",
            "RULE_CHANGED Order.mail oneof:  > how",
            "SYMBOLS_RENAMED State: DONE > ENDED");
    }

    @Test
    void fieldsThatTradePlacesAreToldOnce() throws InvalidSchema {
        assertThat(told(SchemaFormat.AVRO,
            "{'type':'record','name':'R','fields':[{'name':'a','type':'int'},{'name':'b','type':'int'}]}",
            "{'type':'record','name':'R','fields':[{'name':'b','type':'int'},{'name':'a','type':'int'}]}"))
            .containsExactly("REORDERED : a, b > b, a !FIELD_REORDERED");
    }

    @Test
    void aTypeThatIsUsedTwiceIsToldOnce() throws InvalidSchema {
        String old = "{'type':'object','additionalProperties':false,'properties':{'a':{'$ref':'#/definitions/p'},"
            + "'b':{'$ref':'#/definitions/p'}},'definitions':{'p':{'type':'object','additionalProperties':false,"
            + "'properties':{'x':{'type':'string'}}}}}";
        assertThat(told(SchemaFormat.JSON, old, old.replace("{'type':'string'}", "{'type':'boolean'}")))
            .containsExactly("RETYPED a.x: string > boolean !new !old !UNSUPPORTED_TYPE_CHANGE");
    }
}
