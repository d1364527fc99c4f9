package io.sluice.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.InvalidProtocolBufferException;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.JsonPath;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Guard;
import io.sluice.plan.Layout;
import io.sluice.plan.LeafType.Basic;
import io.sluice.plan.Shape;
import io.sluice.plan.Source;
import io.sluice.row.Encoding;
import io.sluice.row.Reader;
import io.sluice.row.Slice;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it takes to read a message of 100 products into rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MessageBenchmark {

	/** Whether two members are asked for, or nearly all. */
	@Param({ "FEW", "MOST" })
	public Asked asked = Asked.FEW;

	private final ProductMessages products = new ProductMessages();

	private byte[] message;

	private byte[] json;

	private Encoding encoding;

	private Reader reader;

	/** Writes the message, in both ways. */
	@Setup
	public void prepare() throws InvalidProtocolBufferException {
		GrpcCall call = this.products.call();
		this.message = this.products.message();
		this.json = this.products.json(this.message).getBytes(StandardCharsets.UTF_8);
		this.encoding = Encoding.of(call);
		this.reader = Reader.of(new Shape.ListOf(this.asked.shape(), false), call.select(),
				Fault.of(Code.DOWNSTREAM_SHAPE_MISMATCH, "mismatch"));
	}

	/** Message to rows. */
	@Benchmark
	public Object message() {
		return this.reader.read(this.encoding.slice(this.message), (_) -> {
		});
	}

	/** Message to JSON to rows. */
	@Benchmark
	public Object messageThroughJson() throws InvalidProtocolBufferException {
		return this.reader.read(Slice.of(this.products.json(this.message).getBytes(StandardCharsets.UTF_8)), (_) -> {
		});
	}

	/** JSON to rows, as of a service over REST. */
	@Benchmark
	public Object json() {
		return this.reader.read(Slice.of(this.json), (_) -> {
		});
	}

	/** What is asked for. */
	public enum Asked {

		/** A key and a name. */
		FEW {
			@Override
			Shape shape() {
				return object("Product", leaf("id", Basic.ID), leaf("display_name", Basic.STRING));
			}
		},

		/** Nearly all members. */
		MOST {
			@Override
			Shape shape() {
				return object("Product", leaf("id", Basic.ID), leaf("display_name", Basic.STRING),
						leaf("description", Basic.STRING), leaf("status", Basic.STRING), leaf("rating", Basic.FLOAT),
						leaf("updated_at", Basic.STRING), leaf("brand", Basic.STRING),
						slot("tags", new Shape.ListOf(new Shape.Leaf(Basic.STRING, false), false)),
						slot("price",
								object("Money", leaf("currency_code", Basic.STRING), leaf("units", Basic.STRING),
										leaf("nanos", Basic.INT))),
						slot("images", new Shape.ListOf(
								object("Image", leaf("url", Basic.STRING), leaf("width", Basic.INT)), false)));
			}
		};

		abstract Shape shape();

		static Shape object(String type, FieldPlan... fields) {
			return new Shape.ObjectOf(new Layout(0, type, List.of(fields), List.of()), false);
		}

		static FieldPlan leaf(String name, Basic type) {
			return slot(name, new Shape.Leaf(type, false));
		}

		static FieldPlan slot(String name, Shape shape) {
			return new FieldPlan(name, "T." + name, List.of(), shape, new Source.Property(JsonPath.of(name)),
					Optional.empty(), Guard.OPEN);
		}

	}

}
