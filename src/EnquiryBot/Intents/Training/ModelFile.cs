using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EnquiryBot.Intents.Training;

/// <summary>What makes up a stored model.</summary>
internal sealed record ModelParts(TrainedModel Model, double Temperature, ScopeRule Rule, string OutOfScopeLabel);

/// <summary>
/// The file of a model: a zip of <c>model.bin</c> and its SHA-256, because a zip alone does not notice a changed byte when it
/// is read. Numbers are little-endian.
/// </summary>
internal static class ModelFile
{
    private const string Content = "model.bin";
    private const string Digest = "model.sha256";
    private const int Format = 1;
    private const int LongestArray = 500_000_000;

    public static void Write(Stream stream, ModelParts parts)
    {
        using var buffer = new MemoryStream();
        using (var writer = new BinaryWriter(buffer, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            WriteParts(writer, parts);
        }

        var content = buffer.ToArray();
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        using (var entry = zip.CreateEntry(Content, CompressionLevel.Fastest).Open())
        {
            entry.Write(content);
        }

        using var digest = zip.CreateEntry(Digest, CompressionLevel.NoCompression).Open();
        digest.Write(SHA256.HashData(content));
    }

    /// <exception cref="InvalidDataException">The stream is not a whole, unchanged model of this format.</exception>
    public static ModelParts Read(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var content = Bytes(zip, Content);
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(Bytes(zip, Digest)))
        {
            throw new InvalidDataException("The model was changed after it was written.");
        }

        try
        {
            using var reader = new BinaryReader(new MemoryStream(content));
            return ReadParts(reader);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("The model ends too early.", e);
        }
    }

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var entry = zip.GetEntry(name)?.Open() ?? throw new InvalidDataException($"The model has no {name}.");
        using var buffer = new MemoryStream();
        entry.CopyTo(buffer);
        return buffer.ToArray();
    }

    private static void WriteParts(BinaryWriter writer, ModelParts parts)
    {
        writer.Write(Format);
        writer.Write(parts.OutOfScopeLabel);
        writer.Write(parts.Temperature);
        writer.Write(parts.Rule.Threshold);
        writer.Write(parts.Rule.Bias);
        WriteFloats(writer, parts.Rule.Weights);
        WriteTexts(writer, parts.Model.Labels);
        WriteTexts(writer, parts.Model.Features.Words);
        WriteTexts(writer, parts.Model.Features.Runs);
        WriteFloats(writer, parts.Model.Features.Rarity);
        WriteFloats(writer, parts.Model.Weights.Biases);
        WriteFloats(writer, parts.Model.Weights.Weights);
    }

    private static ModelParts ReadParts(BinaryReader reader)
    {
        if (reader.ReadInt32() != Format)
        {
            throw new InvalidDataException("The model has another format.");
        }

        var outOfScope = reader.ReadString();
        var temperature = reader.ReadDouble();
        var threshold = reader.ReadDouble();
        var bias = reader.ReadSingle();
        var rule = new ScopeRule(ReadFloats(reader), bias, threshold);
        var labels = ReadTexts(reader);
        var words = ReadTexts(reader);
        var runs = ReadTexts(reader);
        var features = TextFeatures.Restore(words, runs, ReadFloats(reader));
        var biases = ReadFloats(reader);
        var weights = ReadFloats(reader);
        return biases.Length == labels.Length && weights.Length == labels.Length * features.Count
            ? new(new(features, new LinearWeights(labels.Length, weights, biases), labels), temperature, rule, outOfScope)
            : throw new InvalidDataException("The model's labels and weights differ in number.");
    }

    private static void WriteTexts(BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write(texts.Count);
        foreach (var text in texts)
        {
            writer.Write(text);
        }
    }

    private static string[] ReadTexts(BinaryReader reader)
    {
        var texts = new string[Length(reader)];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.ReadString();
        }

        return texts;
    }

    private static void WriteFloats(BinaryWriter writer, float[] values)
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes<float>(values));
    }

    private static float[] ReadFloats(BinaryReader reader)
    {
        var values = new float[Length(reader)];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static int Length(BinaryReader reader) => reader.ReadInt32() is >= 0 and <= LongestArray and var length
        ? length
        : throw new InvalidDataException("The model has an impossible length.");
}
