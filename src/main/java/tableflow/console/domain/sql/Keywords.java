package tableflow.console.domain.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Words of Athena's SQL. Sources: Athena user guide, "Reserved keywords", and the grammar of Trino, which reads all
/// but the statements that come from Hive.
public final class Keywords {
    private static final int LONGEST = 24;

    /// Cannot be names without double quotes in a query.
    private static final Set<String> RESERVED = words("""
            ALTER AND AS BETWEEN BY CASE CAST CONSTRAINT CREATE CROSS CUBE CURRENT_CATALOG CURRENT_DATE CURRENT_PATH
            CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DEALLOCATE DELETE DESCRIBE DISTINCT
            DROP ELSE END ESCAPE EXCEPT EXECUTE EXISTS EXTRACT FALSE FIRST FOR FROM FULL GROUP GROUPING HAVING IN INNER
            INSERT INTERSECT INTO IS JOIN JSON_ARRAY JSON_EXISTS JSON_OBJECT JSON_QUERY JSON_TABLE JSON_VALUE LAST LEFT
            LIKE LISTAGG LOCALTIME LOCALTIMESTAMP NATURAL NORMALIZE NOT NULL ON OR ORDER OUTER PREPARE RECURSIVE RIGHT
            AUTO OVERLAPS ROLLUP SELECT SKIP TABLE THEN TRIM TRUE UESCAPE UNION UNNEST USING VALUES WHEN WHERE WITH""");

    /// Cannot be names without backquotes in a statement that comes from Hive.
    private static final Set<String> RESERVED_IN_DDL = words("""
            ALL ALTER AND ARRAY AS AUTHORIZATION BETWEEN BIGINT BINARY BOOLEAN BOTH BY CASE CASHE CAST CHAR COLUMN
            COMMIT CONF CONSTRAINT CREATE CROSS CUBE CURRENT CURRENT_DATE CURRENT_TIMESTAMP CURSOR DATABASE DATE
            DAYOFWEEK DECIMAL DELETE DESCRIBE DISTINCT DIV DOUBLE DROP ELSE END EXCHANGE EXISTS EXTENDED EXTERNAL
            EXTRACT FALSE FETCH FLOAT FLOOR FOLLOWING FOR FOREIGN FROM FULL FUNCTION GRANT GROUP GROUPING HAVING IF
            IMPORT IN INNER INSERT INT INTEGER INTERSECT INTERVAL INTO IS JOIN LATERAL LEFT LESS LIKE LOCAL MACRO MAP
            MORE NONE NOT NULL NUMERIC OF ON ONLY OR ORDER OUT OUTER OVER PARTIALSCAN PARTITION PERCENT PRECEDING
            PRECISION PRESERVE PRIMARY PROCEDURE RANGE READS REDUCE REFERENCES REGEXP REVOKE RIGHT RLIKE ROLLBACK
            ROLLUP ROW ROWS SELECT SET SMALLINT START TABLE TABLESAMPLE THEN TIME TIMESTAMP TO TRANSFORM TRIGGER TRUE
            TRUNCATE UNBOUNDED UNION UNIQUEJOIN UPDATE USER USING UTC_TIMESTAMP VALUES VARCHAR VIEWS WHEN WHERE WINDOW
            WITH""");

    /// Words with a meaning of their own somewhere that may be names as well.
    private static final Set<String> OTHERS = words("""
            ADD AFTER ANALYZE ANY ASC AT BERNOULLI BIN_PACK CASCADE CHANGE CLUSTERED COALESCE COLUMNS COMMENT CURRENT
            DATA DATABASES DATE DBPROPERTIES DESC DISTRIBUTED EXPLAIN EXTERNAL FETCH FILTER FOLLOWING FORMAT FORMATTED
            FUNCTIONS GRAPHVIZ IF IGNORE INTERVAL JSON LATERAL LIMIT LOCATION LOGICAL MATCHED MATCH_RECOGNIZE MERGE
            MSCK NEXT NULLS OF OFFSET ONLY OPTIMIZE ORDINALITY OVER OVERWRITE PARTITION PARTITIONED PARTITIONS POSITION
            PRECEDING PURGE RANGE RENAME REPAIR REPLACE RESPECT RESTRICT REWRITE ROW ROWS SCHEMA SCHEMAS SERDE
            SERDEPROPERTIES SET SETS SHOW SOME STORED SUBSTRING SYSTEM TABLES TABLESAMPLE TBLPROPERTIES TEXT TIES TIME
            TIMESTAMP TO TRY_CAST TYPE UNBOUNDED UNLOAD UNSET UPDATE VACUUM VALIDATE VERSION VIEW VIEWS WINDOW WITHIN
            WITHOUT ZONE""");

    /// Those that only Hive reserves are left out: `div`, `conf` or `more` would look odd as keywords of a query.
    private static final Set<String> ALL = union();

    private Keywords() {}

    /// Whether a piece of a text is a word of the language, in any case.
    static boolean isKeyword(String text, int from, int to) {
        return to - from <= LONGEST && to - from > 1 && ALL.contains(text.substring(from, to).toUpperCase(Locale.ROOT));
    }

    /// All words, in upper case and alphabetical order.
    public static List<String> all() {
        return ALL.stream().sorted().toList();
    }

    /// Whether a name has to be quoted in a query, in any case.
    public static boolean isReserved(String word) {
        return RESERVED.contains(word.toUpperCase(Locale.ROOT));
    }

    /// Whether a name has to be quoted in a statement that comes from Hive, in any case.
    public static boolean isReservedInDdl(String word) {
        return RESERVED_IN_DDL.contains(word.toUpperCase(Locale.ROOT));
    }

    private static Set<String> union() {
        Set<String> all = new HashSet<>(RESERVED);
        all.addAll(OTHERS);
        return Set.copyOf(all);
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Stream.of(text.split("\\s+")).toList());
    }
}
