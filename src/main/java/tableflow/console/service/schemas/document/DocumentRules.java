package tableflow.console.service.schemas.document;

import java.util.List;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.SchemaRule;

/// What is asked of a text before it is a schema. These rules are always on: without them there is nothing to look at.
public final class DocumentRules {

    static final SchemaRule EMPTY = error("empty", "There is a schema",
            "An empty file is a schema in no language.", "The file holds more than white space.",
            "Write the schema, or take the file away.");
    static final SchemaRule NOT_UTF8 = error("not-utf-8", "The text is UTF-8",
            "The registry, and every tool, takes schemas as UTF-8. Bytes in another encoding become other characters, "
                    + "or none.",
            "Every byte of the file belongs to a character in UTF-8.",
            "Save the file as UTF-8.");
    static final SchemaRule NUL = error("nul", "No character is NUL",
            "A NUL ends texts in some tools, and is refused by others: half of the schema may be lost.",
            "The text has no character U+0000.", "Remove the character.");
    static final SchemaRule BYTE_ORDER_MARK = warning("byte-order-mark", "No byte order mark",
            "Most parsers refuse a schema that begins with U+FEFF, and none shows it.",
            "The text does not begin with a byte order mark.", "Save the file as UTF-8 without BOM.");
    static final SchemaRule CARRIAGE_RETURNS = note("carriage-return", "Lines end with LF",
            "The text of a schema is part of its identity where it is not normalised: the same schema with other line "
                    + "ends can become another version.",
            "No line ends with a carriage return.", "Save the file with LF, and let git keep it so.");
    static final SchemaRule TOO_LARGE = error("too-large", "The schema is of a size that the registry takes",
            "The registry keeps each schema in one Kafka record, and refuses what does not fit. A text of many "
                    + "megabytes is no schema that anybody maintains.",
            "The text is not larger than 8 MiB (from 1 MiB on there is a warning), and a Protobuf file has at most "
                    + "10,000 messages, enums and services, and 5,000 constants in one enum.",
            "Split the schema, and refer to the parts.");
    static final SchemaRule LARGE = warning("large", "The schema is of a size that the registry takes",
            TOO_LARGE.explanation().why(), TOO_LARGE.explanation().asks(), "Split the schema, and refer to the parts.");
    static final SchemaRule TOO_DEEP = error("too-deep", "The nesting has an end",
            "Parsers call themselves at each level, and fail at some depth that differs from tool to tool.",
            "Brackets are nested at most " + JsonSource.MOST_LEVELS + " levels deep.",
            "Give the inner parts names, and refer to them.");
    static final SchemaRule SYNTAX = error("syntax", "The text can be read",
            "What breaks the grammar of its language means nothing to any tool.",
            "The text is JSON (JSON Schema, Avro) or Protobuf.", "Mend what is marked; the place is where the parser "
                    + "gave up, and the cause may stand before it.");
    static final SchemaRule DUPLICATE_KEY = error("duplicate-key", "Every key stands once",
            "Of two members with one name, some parsers take the first and some the last: producer and consumer may "
                    + "then read different schemas.",
            "No object has two members of one name.", "Remove one, or give it another name.");
    static final SchemaRule NUMBER_TOO_LARGE = error("number-too-large", "Numbers can be written out",
            "A number such as 1e999999999 is short as text and takes gigabytes as a number; double precision cannot "
                    + "hold it either.",
            "No number has more than 400 digits before or behind its point.", "Write a limit that data can reach.");
    static final SchemaRule WRONG_FORMAT = error("wrong-format", "The schema is of its file's language",
            "Each language reads another's schema as nonsense, or, worse, as one that allows everything.",
            "The text is a schema of the language that its file name, or you, say.",
            "Choose the other format, or rename the file: .avsc for Avro, .json for JSON Schema, .proto for Protobuf.");
    static final SchemaRule META_SCHEMA = error("meta-schema", "The schema keeps to its draft",
            "Each draft of JSON Schema says, as a schema, what a schema may look like. The registry refuses what "
                    + "breaks it.",
            "The meta-schema of the draft that $schema names takes the schema; draft 7 where none is named.",
            "Mend the keyword, or name another draft in $schema.");
    static final SchemaRule UNKNOWN_DRAFT = warning("unknown-draft", "The draft is one that the registry knows",
            "A $schema that is none of draft-04, draft-06, draft-07, 2019-09 and 2020-12 is read as draft 7.",
            "$schema names one of these drafts.", "Name a draft, such as http://json-schema.org/draft-07/schema#.");
    static final SchemaRule BAD_PATTERN = error("bad-pattern", "Regular expressions can be read",
            "Validators refuse the schema, or skip the pattern, when the regular expression is none.",
            "Every pattern is a regular expression of at most 4,096 characters and moderate nesting.",
            "Mend the expression; remember that each backslash is written twice in JSON.");
    static final SchemaRule EXPLODING_PATTERN = warning("exploding-pattern", "Regular expressions end soon",
            "Some expressions, mostly with one repetition inside another, take longer by a factor for every further "
                    + "character: a short text that nearly matches stops a consumer for hours.",
            "Every pattern decides short texts that nearly match in a bounded number of steps.",
            "Rewrite the repetition so that each character can be matched in one way only, or limit it: {1,20}.");
    static final SchemaRule DANGLING_REFERENCE = error("dangling-reference", "References lead somewhere",
            "What a reference points at is a part of the schema: without it there is none.",
            "Every $ref or import is in this document, or among the schemas that were given with it.",
            "Mend the path, or give the schema that it names as a reference.");
    static final SchemaRule REMOTE_REFERENCE = warning("remote-reference", "References do not leave the registry",
            "An address on the web is not fetched: not here, and not by most clients. Who owns the address could "
                    + "change what your data means.",
            "No $ref is an address of the web, except one that is given as a reference under that name.",
            "Register the other schema, and refer to it by its name among the references.");
    static final SchemaRule CIRCULAR_REFERENCE = error("circular-reference", "References come to an end",
            "A reference that leads back to itself, with nothing between, stands for no schema at all.",
            "Following references from one to the next ends at a schema.", "Replace one of them by what is meant.");
    static final SchemaRule UNDEFINED_TYPE = error("undefined-type", "Types are defined",
            "A type that nothing defines has no meaning.",
            "Every name of a type is built in, defined in the document before it is used, or among the references.",
            "Mend the name or its namespace, or give the schema that defines it as a reference.");
    static final SchemaRule INVALID_DEFAULT = error("invalid-default", "Defaults are of their field's type",
            "Readers fill in the default where a writer knew no such field: a default of another type fails then, "
                    + "long after the schema was registered.",
            "The default is a value of the field's type; for a union, of its first branch.",
            "Give a value of the type; for a nullable field put \"null\" first, and use null.");
    static final SchemaRule INVALID_NAME = error("invalid-name", "Names are of allowed characters",
            "Code is generated from names, and columns are named by them.",
            "A name begins with a letter or underscore, and goes on with letters, digits and underscores.",
            "Rename it, and keep the old name as an alias.");
    static final SchemaRule DUPLICATE_NAME = error("duplicate-name", "Names are given once",
            "Two things of one name cannot be told apart.",
            "No two types share a full name, and no two fields, symbols or branches a name in one place.",
            "Rename one of them.");
    static final SchemaRule NUMBER_TAKEN = error("field-number", "Field numbers are free",
            "On the wire a field is its number: two fields with one number read each other's data.",
            "Numbers are within 1 to 536,870,911, not within 19,000 to 19,999, used once, and not reserved.",
            "Give the field a number that was never used.");
    static final SchemaRule INVALID = error("invalid-schema", "The schema keeps the rules of its language",
            "What the language's own parser refuses, the registry refuses too.",
            "The parser of Avro or Protobuf takes the schema.", "Mend what the message says.");

    /// All of them.
    public static final List<SchemaRule> ALL = List.of(EMPTY, NOT_UTF8, NUL, BYTE_ORDER_MARK, CARRIAGE_RETURNS,
            TOO_LARGE, LARGE, TOO_DEEP, SYNTAX, DUPLICATE_KEY, NUMBER_TOO_LARGE, WRONG_FORMAT, META_SCHEMA,
            UNKNOWN_DRAFT, BAD_PATTERN, EXPLODING_PATTERN, DANGLING_REFERENCE, REMOTE_REFERENCE, CIRCULAR_REFERENCE,
            UNDEFINED_TYPE, INVALID_DEFAULT, INVALID_NAME, DUPLICATE_NAME, NUMBER_TAKEN, INVALID);

    private DocumentRules() {}

    private static SchemaRule error(String id, String title, String why, String asks, String mend) {
        return new SchemaRule(id, Severity.ERROR, title, new Explanation(why, asks, List.of(mend)));
    }

    private static SchemaRule warning(String id, String title, String why, String asks, String mend) {
        return new SchemaRule(id, Severity.WARNING, title, new Explanation(why, asks, List.of(mend)));
    }

    private static SchemaRule note(String id, String title, String why, String asks, String mend) {
        return new SchemaRule(id, Severity.NOTE, title, new Explanation(why, asks, List.of(mend)));
    }
}
