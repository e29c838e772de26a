package tableflow.console.remote.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.remote.aws.XmlScan.Malformed;
import tableflow.console.service.port.ObjectPage;

class ListingXmlTest {

    private static final String PAGE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- a comment with <Key>no key</Key> -->
            <s3:ListBucketResult xmlns:s3='http://s3.amazonaws.com/doc/2006-03-01/' odd="a>b"><Name>b</Name>
            <Prefix>top</Prefix><Contents><Key>a%2Fb+c%F0%9F%98%80%0A%2B</Key>
            <LastModified>2026-11-22T12:34:56.789Z</LastModified><ETag>&quot;x&quot;</ETag><Size>5</Size>
            <Owner><ID>1</ID><Key>not this</Key></Owner><StorageClass>GLACIER</StorageClass></Contents>
            <Contents><Size>0</Size><LastModified>2024-02-29T23:59:59Z</LastModified><Key>a&amp;b&#x41;&#66;</Key
            ></Contents><Contents><Key><![CDATA[<raw>]]>&lt;tail</Key><Size>9223372036854775807</Size>
            <LastModified>1970-01-01T00:00:00.001Z</LastModified></Contents><Empty/>
            <CommonPrefixes><Prefix>p%20q/</Prefix></CommonPrefixes>
            <IsTruncated>true</IsTruncated><NextContinuationToken>a==</NextContinuationToken>
            <EncodingType>url</EncodingType></s3:ListBucketResult>
            <!-- the end -->
            """;

    private static ObjectPage read(String xml) throws Malformed {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        return ListingXml.read(bytes, bytes.length);
    }

    @Test
    void readsWhateverXmlAllows() throws Exception {
        ObjectPage page = read(PAGE);

        assertThat(page.size()).isEqualTo(3);
        assertThat(page.key(0)).isEqualTo("a/b c\uD83D\uDE00\n+");
        assertThat(page.bytes(0)).isEqualTo(5);
        assertThat(page.modified(0)).isEqualTo(Instant.parse("2026-11-22T12:34:56.789Z").toEpochMilli());
        assertThat(page.storageClass(0)).isEqualTo("GLACIER");
        assertThat(page.key(1)).isEqualTo("a&bAB");
        assertThat(page.modified(1)).isEqualTo(Instant.parse("2024-02-29T23:59:59Z").toEpochMilli());
        assertThat(page.storageClass(1)).as("S3 names none for the usual one at times").isEqualTo("STANDARD");
        assertThat(page.key(2)).isEqualTo("<raw><tail");
        assertThat(page.bytes(2)).isEqualTo(Long.MAX_VALUE);
        assertThat(page.modified(2)).isEqualTo(1);
        assertThat(page.prefixes()).containsExactly("p q/");
        assertThat(page.next()).isEqualTo("a==");
    }

    /// Wherever an answer is cut, nothing of it counts.
    @Test
    void aPageThatBreaksOffAnywhereIsNone() throws Exception {
        int end = PAGE.indexOf("</s3:ListBucketResult>") + "</s3:ListBucketResult>".length();
        for (int cut = 0; cut < end; cut++) {
            String part = PAGE.substring(0, cut);
            assertThatThrownBy(() -> read(part)).as("cut at " + cut).isInstanceOf(Malformed.class);
        }
        assertThat(read(PAGE.substring(0, end)).size()).isEqualTo(3);
    }

    @Test
    void namesThatAreNotEncodedStayAsTheyAre() throws Exception {
        ObjectPage page = read("<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>a+b%41</Key>"
                + "<Size>1</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents></ListBucketResult>");

        assertThat(page.key(0)).isEqualTo("a+b%41");
        assertThat(page.more()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "text", "<html><body>proxy</body></html>", "<Error><Code>SlowDown</Code></Error>",
        "<ListBucketResult/>",
        "<ListBucketResult><IsTruncated>false</IsTruncated></Other>",
        "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult><More/>",
        "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>tail",
        "<!DOCTYPE x [<!ENTITY e 'v'>]><ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>",
        "<ListBucketResult><Contents><Key>a</Key></Contents><IsTruncated>false</IsTruncated></ListBucketResult>",
        "<ListBucketResult><Contents><Key>a&nbsp;</Key><Size>1</Size></Contents></ListBucketResult>",
        "<ListBucketResult><Contents><Key>a</Key><Size>1e3</Size></Contents></ListBucketResult>",
        "<ListBucketResult><Contents><Key>a</Key><Size>1</Size><LastModified>today</LastModified></Contents>"
            + "<IsTruncated>false</IsTruncated></ListBucketResult>"})
    void whatIsNoListingIsTold(String xml) {
        assertThatThrownBy(() -> read(xml)).isInstanceOf(Malformed.class);
    }
}
