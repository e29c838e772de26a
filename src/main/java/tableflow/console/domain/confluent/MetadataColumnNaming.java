package tableflow.console.domain.confluent;

/// How the columns with record metadata are named: `$$offset` (DEFAULT) or `cflt_metadata_offset` (PORTABLE).
public enum MetadataColumnNaming {
    DEFAULT,
    PORTABLE
}
