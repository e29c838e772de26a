/// Lists of a bucket's objects that S3 has written already: counting them takes no listing.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.storage.inventory;
