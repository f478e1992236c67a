using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnquiryBot.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "article_revisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Council = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ArticleId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_revisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Council = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CitizenId = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastMessageAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SealedMemory = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "turn_records",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Council = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    Service = table.Column<int>(type: "INTEGER", nullable: true),
                    Interaction = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    IntentProbability = table.Column<double>(type: "REAL", nullable: true),
                    Coverage = table.Column<double>(type: "REAL", nullable: true),
                    Articles = table.Column<string>(type: "TEXT", nullable: false),
                    PersonalDataMasked = table.Column<string>(type: "TEXT", nullable: false),
                    KnowledgeVersion = table.Column<string>(type: "TEXT", nullable: false),
                    IntentModelVersion = table.Column<string>(type: "TEXT", nullable: false),
                    Steps = table.Column<string>(type: "TEXT", nullable: false),
                    TokensIn = table.Column<int>(type: "INTEGER", nullable: false),
                    TokensOut = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_turn_records", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    ConversationId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Council = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClientId = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ToClients = table.Column<bool>(type: "INTEGER", nullable: false),
                    AwaitsReply = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messages", x => new { x.ConversationId, x.Sequence });
                    table.ForeignKey(
                        name: "FK_messages_conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_article_revisions_Council_ArticleId_Language",
                table: "article_revisions",
                columns: new[] { "Council", "ArticleId", "Language" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_conversations_Council_LastMessageAt",
                table: "conversations",
                columns: new[] { "Council", "LastMessageAt" });

            migrationBuilder.CreateIndex(
                name: "IX_messages_AwaitsReply",
                table: "messages",
                column: "AwaitsReply",
                filter: "AwaitsReply");

            migrationBuilder.CreateIndex(
                name: "IX_messages_ConversationId_ClientId",
                table: "messages",
                columns: new[] { "ConversationId", "ClientId" },
                unique: true,
                filter: "ClientId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_turn_records_Council_At",
                table: "turn_records",
                columns: new[] { "Council", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "article_revisions");

            migrationBuilder.DropTable(
                name: "messages");

            migrationBuilder.DropTable(
                name: "turn_records");

            migrationBuilder.DropTable(
                name: "conversations");
        }
    }
}
