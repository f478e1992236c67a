using EnquiryBot.Content;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Content;

public sealed class HouseFoldersTests
{
    [Fact]
    public void A_configured_knowledge_folder_has_the_others_beside_it()
    {
        using var folder = new KnowledgeFolder();
        var knowledge = Directory.CreateDirectory(Path.Combine(folder.Path, "knowledge")).FullName;

        var found = HouseFolders.Find(knowledge, null, null);

        Assert.Equal(new HouseFolders(knowledge, Path.Combine(folder.Path, "prompts"), Path.Combine(folder.Path, "data")), found);
    }

    [Fact]
    public void A_configured_folder_that_is_not_there_names_the_setting()
    {
        var thrown = Assert.Throws<DirectoryNotFoundException>(() => HouseFolders.Find("/nowhere/knowledge", null, null));

        Assert.Contains("Folders:Knowledge", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("/nowhere/knowledge", thrown.Message, StringComparison.Ordinal);
    }
}
