using EnquiryBot.Embeddings;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Embeddings;

public sealed class EncoderFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("enquirybot-encoder").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_that_is_not_there_is_named_with_what_to_do()
    {
        var missing = Path.Combine(_folder, "nowhere");

        var refusal = Assert.Throws<FileNotFoundException>(() => UniversalSentenceEncoderLite.Load(missing));

        Assert.Contains(missing, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("npm ci", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Embeddings:Folder", refusal.Message, StringComparison.Ordinal);
    }

    [NeedsEncoderTheory]
    [InlineData("group1-shard4of7")]
    [InlineData("vocab.json")]
    [InlineData("model.json")]
    public void One_changed_byte_is_refused(string name)
    {
        CopyFiles();
        using (var file = File.Open(Path.Combine(_folder, name), FileMode.Open))
        {
            file.Position = 1000;
            var value = file.ReadByte();
            file.Position = 1000;
            file.WriteByte((byte)(value ^ 1));
        }

        var refusal = Assert.Throws<InvalidDataException>(() => UniversalSentenceEncoderLite.Load(_folder));

        Assert.Contains(name[..5], refusal.Message, StringComparison.Ordinal);
        Assert.Contains("npm ci", refusal.Message, StringComparison.Ordinal);
    }

    [NeedsEncoderTheory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_shard_that_is_too_short_or_too_long_is_refused(int bytes)
    {
        CopyFiles();
        using (var file = File.Open(Path.Combine(_folder, "group1-shard7of7"), FileMode.Open))
        {
            file.SetLength(file.Length + bytes);
        }

        Assert.Throws<InvalidDataException>(() => UniversalSentenceEncoderLite.Load(_folder));
    }

    [NeedsEncoderFact]
    public void A_missing_shard_is_named()
    {
        CopyFiles();
        File.Delete(Path.Combine(_folder, "group1-shard2of7"));

        Assert.Contains("group1-shard2of7", Assert.Throws<FileNotFoundException>(() => UniversalSentenceEncoderLite.Load(_folder)).Message, StringComparison.Ordinal);
    }

    private void CopyFiles()
    {
        foreach (var file in Directory.GetFiles(EncoderFolder.Path))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }
}
