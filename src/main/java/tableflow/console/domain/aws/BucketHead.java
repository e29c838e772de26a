package tableflow.console.domain.aws;

import org.jspecify.annotations.Nullable;

/// The answer to HEAD on a bucket, which has no body: refusals have a status and a region, no code and no words.
///
/// @param status 200; 301 elsewhere, 400 for a token that is not taken, 403 not allowed, 404 no such bucket
/// @param region told by every answer but that for a bucket that is not there
public record BucketHead(int status, @Nullable String region) {}
