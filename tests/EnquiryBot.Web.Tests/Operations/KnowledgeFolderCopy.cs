using EnquiryBot.Content;

namespace EnquiryBot.Web.Tests.Operations;

/// <summary>A copy of the shipped knowledge that a test may break; deleted with it.</summary>
internal sealed class KnowledgeFolderCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("enquirybot-knowledge-");

    public KnowledgeFolderCopy()
    {
        var shipped = HouseFolders.Find(null, null, null).Knowledge;
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The folder.</summary>
    public string Path => _folder.FullName;

    /// <summary>Changes a file.</summary>
    public void Change(string file, string from, string to)
    {
        var text = Read(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Reads a file.</summary>
    public string Read(string file) => File.ReadAllText(System.IO.Path.Combine(Path, file));

    /// <summary>Writes a file.</summary>
    public void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text);

    /// <summary>Writes a file, or takes it away.</summary>
    public void Replace(string file, string? text)
    {
        if (text is null)
        {
            Delete(file);
        }
        else
        {
            Write(file, text);
        }
    }

    /// <summary>Takes a file away.</summary>
    public void Delete(string file) => File.Delete(System.IO.Path.Combine(Path, file));

    public void Dispose() => _folder.Delete(recursive: true);
}
