using EnquiryBot.Retrieval.Embedded;
using System.Runtime.Intrinsics.X86;

namespace EnquiryBot.Tests.Retrieval.Embedded;

public sealed class ByteDotTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(64)]
    [InlineData(300)]
    [InlineData(512)]
    [InlineData(1537)]
    public void Every_way_gives_the_same_product(int length)
    {
        var random = new Random(length);
        var (a, b) = (Bytes(random, length), Bytes(random, length));

        var expected = ByteDot.ScalarOf(a, b);

        Assert.Equal(expected, ByteDot.Of(a, b));
        Assert.Equal(expected, ByteDot.PortableOf(a, b));
        Assert.Equal(expected, Avx2.IsSupported ? ByteDot.AdjacentOf(a, b) : expected);
        Assert.Equal(expected, Avx512BW.IsSupported ? ByteDot.WideOf(a, b) : expected);
    }

    [Fact]
    public void The_greatest_values_do_not_overflow()
    {
        sbyte[] most = [.. Enumerable.Repeat((sbyte)127, 512)], least = [.. Enumerable.Repeat((sbyte)-127, 512)];

        Assert.Equal(512 * 127 * 127, ByteDot.Of(most, most));
        Assert.Equal(-512 * 127 * 127, ByteDot.PortableOf(most, least));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(512)]
    public void Floats_and_bytes_multiply_alike(int length)
    {
        var random = new Random(length);
        var (floats, bytes) = (Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f).ToArray(), Bytes(random, length));

        Assert.Equal(ByteDot.ScalarOf(floats, bytes), ByteDot.Of(floats, bytes), 0.01f);
    }

    [Fact]
    public void A_cosine_of_rounded_vectors_is_off_by_less_than_a_thousandth()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var (a, b) = (Unit(random), Unit(random));
            var matrix = new ByteMatrix(512);
            matrix.Add(b);

            Assert.Equal(a.Zip(b).Sum(p => p.First * p.Second), matrix.Dot(a, 0), 0.001f);
        }
    }

    [Fact]
    public void A_vector_of_nothing_is_like_nothing() => Assert.Equal(0, ByteVector.Of(new float[512]).Scale);

    private static sbyte[] Bytes(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (sbyte)random.Next(-127, 128))];

    private static float[] Unit(Random random)
    {
        var vector = Enumerable.Range(0, 512).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var length = MathF.Sqrt(vector.Sum(v => v * v));
        return Array.ConvertAll(vector, v => v / length);
    }
}
