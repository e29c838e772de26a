/// What AWS tells about its buckets, roles, keys and catalogs, as far as this console looks at it.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.aws;
