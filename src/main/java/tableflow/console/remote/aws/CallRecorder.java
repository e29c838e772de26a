package tableflow.console.remote.aws;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;
import tableflow.console.service.port.CallListener;

/// Tells a listener of every call that a client made, as a whole: repetitions that the SDK made by itself are one call.
final class CallRecorder implements ExecutionInterceptor {

    private static final ExecutionAttribute<Long> START = new ExecutionAttribute<>("tableflow.console.start");

    /// Members of requests that say what a call is about, of all services; a request has few of them.
    private static final String[] SUBJECTS = {"Bucket", "Key", "Prefix", "DatabaseName", "TableName", "Name",
        "RoleName", "PolicyArn", "PolicySourceArn", "KeyId", "WorkGroup", "QueryExecutionId"};

    private final CallListener listener;

    CallRecorder(CallListener listener) {
        this.listener = listener;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(START, System.nanoTime());
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        SdkHttpResponse answer = context.httpResponse();
        tell(context.request(), attributes, answer.statusCode(), requestId(answer).orElse(null), null);
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable failure = context.exception();
        int status = failure instanceof SdkServiceException answered ? answered.statusCode() : 0;
        String id = failure instanceof SdkServiceException answered && answered.requestId() != null
                ? answered.requestId()
                : context.httpResponse().flatMap(CallRecorder::requestId).orElse(null);
        tell(context.request(), attributes, status, id, problem(failure));
    }

    private void tell(SdkRequest request, ExecutionAttributes attributes, int status, @Nullable String requestId,
            @Nullable String problem) {
        Long start = attributes.getAttribute(START);
        Duration took = start == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - start);
        listener.called(new CallListener.Call(
                operation(attributes), subject(request), status, took, requestId, problem));
    }

    private static String operation(ExecutionAttributes attributes) {
        String service = String.valueOf(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
        return service.replace(" ", "").toLowerCase(Locale.ROOT) + ":"
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    }

    private static String subject(SdkRequest request) {
        String parts = Stream.of(SUBJECTS)
                .flatMap(name -> request.getValueForField(name, String.class).stream())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
        return request.getValueForField("Bucket", String.class).isPresent() ? "s3://" + parts : parts;
    }

    /// A HEAD answer that refuses has no code and no words: its status is all there is, and where the bucket is.
    private static String problem(Throwable failure) {
        if (!(failure instanceof AwsServiceException answered)) {
            return String.valueOf(failure.getMessage());
        }
        AwsErrorDetails details = answered.awsErrorDetails();
        String words = details == null ? "" : Stream.of(details.errorCode(), details.errorMessage())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(": "));
        String region = HeadAnswers.region(answered).map(where -> ", bucket in " + where).orElse("");
        return answered.statusCode() + region + (words.isEmpty() ? "" : " " + words);
    }

    private static Optional<String> requestId(SdkHttpResponse answer) {
        return answer.firstMatchingHeader("x-amz-request-id").or(() -> answer.firstMatchingHeader("x-amzn-RequestId"));
    }
}
