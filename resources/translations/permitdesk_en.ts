<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
    <context>
        <name>Banner</name>
        <message>
            <source>关闭</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Refusals</name>
        <message>
            <source>请先登录。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>登录已失效，请重新登录。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>登录已到期，请重新登录。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>用户名或密码不正确，还可再试 {left} 次。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>用户名或密码不正确。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>连续输错密码，账号已锁定，{at} 后可再登录。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>您的角色不能办理这一步。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>您没有权限查看或办理这一项。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>暂时连不上办公数据，刚才的输入都还在，请重试。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>数据库正被占用，刚才的输入都还在，请重试。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>磁盘空间不足，文件没有保存。请清理后重试。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>找不到本办公室的密钥，已加密的内容无法读取，什么都没有被改动。请由管理员输入恢复副本。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>输入的密钥与本办公室不符，什么都没有被改动。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>数据由更新的版本建立，请先升级本程序再打开。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>没有找到这一项，可能已被删除。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>没有找到这个案件，或您无权查看。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>文件不在原处，无法显示。请联系管理员查找备份。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>文件内容与上传时不一致，已停止显示。请联系管理员。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>案件在当前状态下不能这样办理。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>申请人尚未同意服务条款。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>费用尚未结清，请选择合同约定或由主管减免。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>材料清单尚未齐全，不能提交。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>已过 24 小时时限，案件不能继续办理。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>时限尚未到，不能关闭。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>没有未通过的材料，不需要发补正通知。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>还有材料没有审完：{materials}。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>还有未通过的材料没有补交：{materials}。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>已不能撤回，请改发更正通知。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>通知仍可撤回，请先撤回再修改。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>案件当前不在等待申请人补交。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>请写明原因。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>还没有选定预约时间。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>容缺的材料尚未补齐，现场不能通过。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>本办公室没有启用公示。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>须至少提前一天取消预约。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>基本资料有误：{problems}。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>不符合申请条件，不能登记：{code}。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>此人已有在办案件 {case_no}，须由主管说明理由后才能再登记。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>减免费用须由主管办理。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>材料清单里没有这一项。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>这一项材料本轮不能改动。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>上传的文件已过保存期，请重新选择。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>同一材料最多 {limit} 个文件。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>文件名不能使用：{name}。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>文件已经审过，不能撤下。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>文件是空的。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>文件 {size} 超过上限 {limit}。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>不接受这种格式。可用 PDF、JPEG、PNG、HEIC、TIFF。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>文件设有密码，请申请人去掉密码后重新提供。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>案件正由 {by} 办理（{at} 起）。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>案件正由别人办理。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>案件已由 {by} 接手，您的输入保留在本页。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>案件已经挂起。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>案件已由别人接手，您的输入保留在本页。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>案件已挂起，请先解除。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>案件当前不在审核中。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{by} 在 {at} 改动了这里，请重新载入后再办理，您的输入保留。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{by} 在 {at} 已对这项材料给出结论，请比较后决定。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>这里已被别人改动，请重新载入后再办理，您的输入保留。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>还有材料没有审完。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>还有未通过的材料没有补交。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>基本资料有误，请逐栏核对。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>这项材料的文件已达上限。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>保存的筛选已达上限。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>这一栏太长。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>文件名不能使用。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>文件超过大小上限。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>此人已有在办案件，须由主管说明理由后才能再登记。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>不符合申请条件，不能登记。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>通知内容已有变化，请重新核对后再发送。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>请填写名称。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>保存的筛选最多 {limit} 个。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>通知已经交给申请人。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>通知已经撤回。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>没有可以撤销的操作。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>内容没有变化。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>请写明具体说明。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>这项材料没有这个原因。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>这项材料不能容缺。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>请填写容缺的补交日期。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>补交日期须晚于今天。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>基本资料里没有这一栏。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>用户名已被使用。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>用户名只能用小写字母、数字、点、横线，3 至 32 位。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>这些角色不能同时担任，审计员不能兼任其他角色。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>密码须为 8 至 128 位。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>密码须包含大写、小写、数字、符号中的至少三类。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>密码不能包含用户名。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>证件号码应为 18 位。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>证件号码前 17 位应为数字，末位为数字或 X。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>证件号码的前六位不是有效地区。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>证件号码中的出生日期不存在。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>证件号码校验位不符，请逐位核对。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>证件号码中的出生日期晚于今天。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>户口在北京，不符合申请对象。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>统一社会信用代码应为 18 位。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>统一社会信用代码含有不允许的字符。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>统一社会信用代码校验位不符，请逐位核对。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>手机号码应为 11 位，以 1 开头。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>邮箱地址格式不正确。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>姓名含有不允许的字符。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>日期应写成 2026-09-17 这样。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>没有这一天。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>日期不能晚于今天。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>日期不能早于今天。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>请填写这一栏。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>最多 {limit} 个字。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>同一请求已用别的内容办理过，请重新载入。</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>草稿</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>已选条件</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>材料上传中</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>待支付</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>已选时间待支付</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>待邮件材料</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>材料已收</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>预审中</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>待补交</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>已补交待审</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>预审通过</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>已预约复审</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>复审中</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>复审待补正</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>复审通过</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>待到场</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>已到场</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>已递交区</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>区已受理</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>主管部门退回补正</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>区审核通过</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>市审批中</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>公示</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>审批通过</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>制证</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>待领证</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>已办结</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>逾期关闭</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>已取消办理</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>不符合条件终止</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>不予受理</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>审批不通过</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>挂起</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>未提供</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>待审</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>通过</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>未通过</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>容缺</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>不适用</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>新申请</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>随往人员变更</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>续签</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>居住地址变更</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>聘用单位变更</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>一般信息变更</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>必备</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>按条件必备</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>选交</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>审核员</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>窗口人员</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>主管</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>收费员</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>管理员</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>审计员</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>系统</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>申请人</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>周一</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>周二</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>周三</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>周四</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>周五</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>周六</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>周日</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>办理未成功（{code}）。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>、</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{year}年{month}月{day}日 {weekday}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>刚刚</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{minutes} 分</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{hours} 小时</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{days} 天</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>计时暂停</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>逾期 {days} 天</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>已逾期</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>今天到期</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>剩 {days} 天</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
</TS>
