import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.*;
import java.time.Duration;
import java.util.*;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.*;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows the topic of the log behind a snapshot: the short way of docs/consuming.md.
 *
 *     java -cp 'LIB/*' LogConsumer.java API BROKERS TOPIC
 */
class LogConsumer {
  static final Duration PATIENCE = Duration.ofSeconds(5);
  static final String GENERATION = "\"generation\":\"([^\"]+)";
  static final String POSITION = ".*\"meta\":.*\"position\":\"(\\d+)";

  public static void main(String[] args) {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
    if (args.length != 3) end(1, "Usage: LogConsumer.java API BROKERS TOPIC");
    try { follow(args); } catch (Exception error) { end(1, "It cannot go on: " + error); }
  }

  static void follow(String[] args) throws Exception {
    var out = new PrintStream(System.out, true, UTF_8);
    String generation = ask(args[0] + "/v1/status", GENERATION), seen = generation;
    long last = Long.parseLong(ask(args[0] + "/v1/sanctions-regimes", POSITION));
    var consumer = new KafkaConsumer<>(
        Map.of("bootstrap.servers", args[1], "isolation.level", "read_committed",
            "allow.auto.create.topics", false),
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
    if (consumer.partitionsFor(args[2], PATIENCE).size() != 1) // or it would wait in silence
      end(1, "There is no topic " + args[2] + " of one partition, as the log has it.");
    var topic = new TopicPartition(args[2], 0);
    consumer.assign(List.of(topic)); // no group: your position is yours
    consumer.seekToBeginning(List.of(topic));
    System.err.println("Keep " + last + "@" + generation);
    for (var commit = new ArrayList<String>(); ; )
      for (var message : consumer.poll(PATIENCE)) {
        if (!ce(message, "generation").equals(seen)
            && !ask(args[0] + "/v1/status", GENERATION).equals(generation))
          end(2, "The log was restored and has a new generation: begin again from a snapshot.");
        seen = ce(message, "generation");
        long position = Long.parseLong(ce(message, "sequence"));
        if (!seen.equals(generation) || position <= last) continue; // at least once: known already
        if (position != last + 1)
          end(2, "A gap: what follows " + last + " does not come. Begin again from a snapshot.");
        last = position;
        commit.add((position + " " + ce(message, "type") + " " + ce(message, "subject")).trim());
        int size = Integer.parseInt(ce(message, "commitsize"));
        if (Integer.parseInt(ce(message, "commitindex")) + 1 < size) continue;
        commit.forEach(out::println); // your rows, and what to keep:
        System.err.println("Keep " + last + "@" + generation); // one transaction
        commit.clear();
      }
  }

  static String ce(ConsumerRecord<?, ?> message, String name) {
    var header = message.headers().lastHeader("ce_" + name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  static String ask(String address, String wanted) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    return Pattern.compile(wanted, Pattern.DOTALL).matcher(answer.body()).results().findFirst()
        .orElseThrow(() -> new Exception(address + " is not understood.")).group(1);
  }

  static void end(int code, String sentence) {
    System.err.println(sentence);
    System.exit(code);
  }
}
