using System.Text;
using EnquiryBot.Content;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Content;

public sealed class EditorFileTests
{
    [Fact]
    public void A_byte_order_mark_and_line_ends_do_not_matter()
    {
        using var folder = new KnowledgeFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "a.md"), [0xEF, 0xBB, 0xBF, .. "one\r\ntwo £\rŵ"u8]);

        Assert.Equal("one\ntwo £\nŵ", EditorFile.Read(folder.Path, "a.md", new FaultList()));
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused_with_the_line()
    {
        using var folder = new KnowledgeFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "a.md"), Encoding.Latin1.GetBytes("one\ntwo\nIt costs £38.\n"));

        var fault = Assert.Single(folder.FaultsOf((path, faults) => Assert.Null(EditorFile.Read(path, "a.md", faults))));

        Assert.Equal(("a.md", 3), (fault.File, fault.Line));
        Assert.Contains("not saved as UTF-8", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_fault()
    {
        using var folder = new KnowledgeFolder();

        var fault = Assert.Single(folder.FaultsOf((path, faults) => Assert.Null(EditorFile.Read(path, "none/a.md", faults))));

        Assert.Equal("none/a.md(1): error: The file cannot be read: DirectoryNotFoundException.", fault.ToString());
    }
}
